import { webhookChange } from '../../lib/contract/webhook-change'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { changeWebhook, enableWebhook, getWebhook } from '../repos/webhook'
import { switchOff } from '../webhooks/deliver'
import { seal } from '../webhooks/seal'
import { checkedUrl, shownWebhook } from '../webhooks/shown-webhook'
import { route } from './route'

/** Changes what is given of a webhook. */
export const webhookChangeRoute = route(webhookChange, async (input, context) => {
  const { db, env, member, now } = context
  const { workspaceId, memberId } = member
  const { id, url, on, ...change } = input
  await getWebhook(db, workspaceId, id)
  const checked = url === undefined ? undefined : await checkedUrl(context, url)
  const sealedUrl = checked && seal(env.HUB_SECRET!, `${workspaceId}/${id}`, checked)
  const at = now()
  await inTransaction(db, async (tx) => {
    await changeWebhook(tx, workspaceId, id, { ...change, sealedUrl })
    const changed = Object.keys({ ...change, ...(url === undefined ? {} : { url }) })
    if (changed.length)
      await addAudit(tx, {
        workspaceId,
        memberId,
        action: 'webhook.changed',
        subject: id,
        detail: { changed },
        at,
      })
    if (on === false) await switchOff(tx, { workspaceId, webhookId: id, why: 'byAdmin', at, memberId })
    if (on === true && (await enableWebhook(tx, workspaceId, id)))
      await addAudit(tx, { workspaceId, memberId, action: 'webhook.enabled', subject: id, at })
  })
  return { webhook: shownWebhook(context, workspaceId, await getWebhook(db, workspaceId, id)) }
})
