import { webhookRemove } from '../../lib/contract/webhook-remove'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { removeWebhook } from '../repos/webhook'
import { route } from './route'

/** Removes a webhook with its deliveries. Asked twice, the second finds nothing to do. */
export const webhookRemoveRoute = route(webhookRemove, async ({ id }, { db, member, now }) => {
  const { workspaceId, memberId } = member
  const removed = await inTransaction(db, async (tx) => {
    if (!(await removeWebhook(tx, workspaceId, id))) return false
    await addAudit(tx, { workspaceId, memberId, action: 'webhook.removed', subject: id, at: now() })
    return true
  })
  return { removed }
})
