import type { Caller } from '../messages/sender'
import { getSettings } from '../store/settings-store'
import type { WorkerParts } from './worker'

/** Who acts: with a hub its member; else the name in the settings, else the address that the page shows as the user's own, else "You". */
export async function memberName({ db, hub, tabs }: WorkerParts, caller: Caller): Promise<string> {
  if (hub) return hub.me.member.name
  const { member, own } = await getSettings(db)
  if (member) return member
  const tab = caller.tabId === undefined ? undefined : await tabs.get(caller.tabId)
  const reading = tab?.page?.reading
  // Any page can say who its user is; a known host is taken at its word.
  const shown = reading?.host === 'generic' ? undefined : reading?.own[0]
  return own.emails[0] ?? shown ?? 'You'
}
