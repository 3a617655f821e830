import type { Caller } from '../messages/sender'
import { getSettings } from '../store/settings-store'
import type { WorkerParts } from './worker'

/** Who acts: the name in the settings, else the address that the page shows as the user's own, else "You". */
export async function memberName({ db, tabs }: WorkerParts, caller: Caller): Promise<string> {
  const { member, own } = await getSettings(db)
  if (member) return member
  const tab = caller.tabId === undefined ? undefined : await tabs.get(caller.tabId)
  return own.emails[0] ?? tab?.page?.reading.own[0] ?? 'You'
}
