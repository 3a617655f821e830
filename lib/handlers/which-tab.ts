import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'

/** The tab that a message is about: a framed panel's own, whatever it says; else the one it names. */
export function tabOf(caller: Caller, named: number | undefined): number | undefined {
  return caller.kind === 'framedPanel' || caller.kind === 'page' ? caller.tabId : named
}

/** The same, where there must be one. */
export function needTab(caller: Caller, named: number | undefined): number {
  const tabId = tabOf(caller, named)
  if (tabId === undefined) throw new ExpectedError('There is no page beside this panel. Open one first.')
  return tabId
}
