import { retentionCount } from '../../lib/contract/retention-count'
import { listRetention } from '../repos/retention'
import { countSwept } from '../repos/retention-count'
import { route } from './route'

const DAY = 86_400_000

/** What rules that are new would remove at once. */
export const retentionCountRoute = route(retentionCount, async ({ rules }, { db, member, now, signal }) => {
  const { workspaceId } = member
  const standing = new Map((await listRetention(db, workspaceId)).map((rule) => [rule.subject, rule.days]))
  const counts = []
  for (const { subject, days } of rules) {
    if (days === undefined || standing.get(subject) === days) continue
    signal.throwIfAborted()
    const rows = await countSwept(db, workspaceId, subject, now() - days * DAY)
    if (rows) counts.push({ subject, days, rows })
  }
  return { counts }
})
