import { messenger } from './messenger'
import type { InputOf, MessageMap, OutputOf } from './message'
import type { WorkerToPanel } from './worker-to-panel'

type Listeners<Map extends MessageMap> = {
  [Name in keyof Map & string]?: (
    input: InputOf<Map[Name]>,
  ) => OutputOf<Map[Name]> | Promise<OutputOf<Map[Name]>>
}

/**
 * Listens to what the worker tells, until the signal aborts. Only the worker can be heard: a message from a tab
 * or a page of the extension is passed over. The worker writes these inputs itself, so they are not parsed again.
 */
function listen<Map extends MessageMap>(listeners: Listeners<Map>, signal: AbortSignal): void {
  for (const [name, answer] of Object.entries(listeners)) {
    const stop = messenger.onMessage(name, ({ data, sender }) => {
      if (sender.id !== chrome.runtime.id || sender.tab || isPage(sender.url)) return
      return (answer as (input: unknown) => unknown)(data)
    })
    signal.addEventListener('abort', stop, { once: true })
  }
}

/** The worker's own messages carry its script's address or none. */
function isPage(url: string | undefined): boolean {
  return url !== undefined && url.endsWith('.html')
}

/** A panel or a page of the extension listens. */
export const listenAsPanel: (listeners: Listeners<WorkerToPanel>, signal: AbortSignal) => void = listen
