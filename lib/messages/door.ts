import type { MessageMap, OutputOf, ParsedOf } from './message'
import { messenger } from './messenger'
import { senderKind, type Caller, type SenderKind } from './sender'

/** What answers the messages of a map: one function a message, given the parsed input and who asks. */
export type Handlers<Map extends MessageMap> = {
  [Name in keyof Map]: (
    input: ParsedOf<Map[Name]>,
    caller: Caller,
  ) => OutputOf<Map[Name]> | Promise<OutputOf<Map[Name]>>
}

/**
 * Opens the worker's door for one map: who may call is checked, the input is parsed, then the handler of the home
 * that is current at that moment runs.
 * A caller of the wrong kind or an input of the wrong shape gets an error and reaches no handler.
 */
export function openDoor<Map extends MessageMap>(
  map: Map,
  allowed: readonly SenderKind[],
  handlers: () => Promise<Handlers<Map>>,
): void {
  for (const name of Object.keys(map)) {
    messenger.onMessage(name, async ({ data, sender }) => {
      const kind = senderKind(sender)
      if (!kind || !allowed.includes(kind)) throw new Error(`${name} may not be sent from here`)
      const parsed = map[name]!.input.safeParse(data)
      if (!parsed.success) throw new Error(`${name}: ${parsed.error.issues[0]?.message ?? 'wrong shape'}`)
      return (await handlers())[name as keyof Map](parsed.data as never, { kind, ...tabOf(sender, kind) })
    })
  }
}

/** A content script and a framed panel speak for the tab they are in. */
function tabOf(sender: chrome.runtime.MessageSender, kind: SenderKind): { tabId?: number; url?: string } {
  if (kind === 'page' || kind === 'framedPanel')
    return { tabId: sender.tab?.id, url: sender.tab?.url ?? sender.url }
  return {}
}
