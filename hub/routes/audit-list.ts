import { auditList } from '../../lib/contract/audit-list'
import { listAudit } from '../repos/audit'
import { markAfter, readMark } from '../webhooks/page-mark'
import { route } from './route'

/** The audit log, newest first. */
export const auditListRoute = route(auditList, async ({ before, limit }, { db, member: { workspaceId } }) => {
  const entries = await listAudit(db, { workspaceId, before: readMark(before), limit })
  return { entries, next: markAfter(entries, limit) }
})
