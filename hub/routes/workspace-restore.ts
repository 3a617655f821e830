import { workspaceRestore } from '../../lib/contract/workspace-restore'
import { storable } from '../db/json-text'
import { inTransaction } from '../db/transaction'
import { restoreLines } from '../move/restore-lines'
import { addAudit } from '../repos/audit'
import { route } from './route'

/** Lines of a workspace's file. Where something was new, how much stands in the audit log. */
export const workspaceRestoreRoute = route(workspaceRestore, async ({ lines }, { db, env, member, now }) => {
  const { workspaceId, memberId } = member
  return inTransaction(db, async (tx) => {
    const at = now()
    const context = { tx, workspaceId, secret: env.HUB_SECRET ?? '', now: at }
    const restored = await restoreLines(context, storable(lines))
    const { added } = restored
    if (Object.keys(added).length > 0)
      await addAudit(tx, { workspaceId, memberId, action: 'workspace.restored', detail: { added }, at })
    return restored
  })
})
