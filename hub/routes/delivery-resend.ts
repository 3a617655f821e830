import { deliveryResend } from '../../lib/contract/delivery-resend'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { getDelivery, requeueDelivery } from '../repos/delivery'
import { getWebhook } from '../repos/webhook'
import { route } from './route'

/** Puts a delivery at the front of the queue again. */
export const deliveryResendRoute = route(deliveryResend, async ({ id }, { db, member, now }) => {
  const { workspaceId, memberId } = member
  const { webhookId } = await getDelivery(db, workspaceId, id)
  const { disabledAt } = await getWebhook(db, workspaceId, webhookId)
  if (disabledAt !== undefined)
    throw new Refusal('conflict', 'This webhook is off. Switch it on first, then send again.')
  const at = now()
  await inTransaction(db, async (tx) => {
    await requeueDelivery(tx, workspaceId, id, at)
    await addAudit(tx, { workspaceId, memberId, action: 'delivery.resent', subject: id, at })
  })
  return { delivery: await getDelivery(db, workspaceId, id) }
})
