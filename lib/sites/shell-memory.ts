import { ShellState, DEFAULT_SHELL } from '../messages/shell-state'
import type { Caller } from '../messages/sender'

/** Where the shell's place on a site is kept. */
function keyOf(caller: Caller): string | undefined {
  if (!caller.url) return undefined
  const { origin } = new URL(caller.url)
  return origin === 'null' ? undefined : `shell:${origin}`
}

/** How the shell stood on the caller's site; the default where nothing usable is stored: it is only a place. */
export async function shellGet(_input: object, caller: Caller): Promise<ShellState> {
  const key = keyOf(caller)
  if (!key) return DEFAULT_SHELL
  const { [key]: stored } = await chrome.storage.local.get(key)
  return ShellState.safeParse(stored).data ?? DEFAULT_SHELL
}

/** Keeps how the shell stands on the caller's site. */
export async function shellPut(state: ShellState, caller: Caller): Promise<void> {
  const key = keyOf(caller)
  if (key) await chrome.storage.local.set({ [key]: state })
}
