import type { Hub } from '../../hub'
import { memberListRoute } from '../../routes/member-list'
import { ask, type TeamContext } from './visit'

/** Pages of members that are read for their names: enough for a log. */
const PAGES = 10

/** Members' names by their ids. */
export async function memberNames(hub: Hub, context: TeamContext): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let page = 0, after: string | undefined; page < PAGES; page++) {
    const list = await ask(hub, context, memberListRoute, after ? { after } : {})
    for (const { id, name } of list.members) names.set(id, name)
    if (!list.after) break
    after = list.after
  }
  return names
}
