import { webhookRotate } from '../../lib/contract/webhook-rotate'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { getWebhook, rotateWebhook } from '../repos/webhook'
import { seal } from '../webhooks/seal'
import { shownWebhook } from '../webhooks/shown-webhook'
import { makeWebhookSecret } from '../webhooks/webhook-secret'
import { route } from './route'

/** How long the old secret signs beside the new one, ms. */
const OVERLAP = 24 * 3_600_000

/** Makes a new secret; it is told once. */
export const webhookRotateRoute = route(webhookRotate, async ({ id }, context) => {
  const { db, env, member, now } = context
  const { workspaceId, memberId } = member
  await getWebhook(db, workspaceId, id)
  const secret = makeWebhookSecret()
  const sealedSecret = seal(env.HUB_SECRET!, `${workspaceId}/${id}`, secret)
  const at = now()
  await inTransaction(db, async (tx) => {
    await rotateWebhook(tx, workspaceId, id, { sealedSecret, until: at + OVERLAP })
    await addAudit(tx, { workspaceId, memberId, action: 'webhook.rotated', subject: id, at })
  })
  return { webhook: shownWebhook(context, workspaceId, await getWebhook(db, workspaceId, id)), secret }
})
