import { retentionPut } from '../../lib/contract/retention-put'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { listRetention, putRetention } from '../repos/retention'
import { route } from './route'

/** Changes rules; those that are said again as they stand are left alone. */
export const retentionPutRoute = route(retentionPut, async ({ rules }, { db, member, now }) => {
  const { workspaceId, memberId } = member
  const at = now()
  await inTransaction(db, async (tx) => {
    const standing = new Map((await listRetention(tx, workspaceId)).map((rule) => [rule.subject, rule.days]))
    for (const { subject, days } of rules) {
      if (standing.get(subject) === days) continue
      await putRetention(tx, workspaceId, { subject, days }, at)
      const detail = { days: days ?? 'for ever', before: standing.get(subject) ?? 'for ever' }
      await addAudit(tx, { workspaceId, memberId, action: 'retention.changed', subject, detail, at })
    }
  })
  return { rules: await listRetention(db, workspaceId) }
})
