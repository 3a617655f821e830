import { webhookAdd } from '../../lib/contract/webhook-add'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { addWebhook, getWebhook, listWebhooks } from '../repos/webhook'
import { seal } from '../webhooks/seal'
import { checkedUrl, shownWebhook } from '../webhooks/shown-webhook'
import { makeWebhookSecret } from '../webhooks/webhook-secret'
import { route } from './route'

const WEBHOOKS_AT_MOST = 50

/** Adds a webhook; its secret is told once. */
export const webhookAddRoute = route(webhookAdd, async (input, context) => {
  const { db, env, member, now } = context
  const { workspaceId, memberId } = member
  const url = await checkedUrl(context, input.url)
  const at = now()
  const id = makeId(at)
  const place = `${workspaceId}/${id}`
  const secret = makeWebhookSecret()
  await inTransaction(db, async (tx) => {
    if ((await listWebhooks(tx, workspaceId)).length >= WEBHOOKS_AT_MOST)
      throw new Refusal('conflict', `A workspace has ${WEBHOOKS_AT_MOST} webhooks at most. Remove one first.`)
    await addWebhook(tx, workspaceId, {
      id,
      name: input.name,
      sealedUrl: seal(env.HUB_SECRET!, place, url),
      events: input.events,
      sealedSecret: seal(env.HUB_SECRET!, place, secret),
      recipe: input.recipe,
      names: input.names,
      createdAt: at,
    })
    const detail = { recipe: input.recipe, events: input.events, names: input.names }
    await addAudit(tx, { workspaceId, memberId, action: 'webhook.added', subject: id, detail, at })
  })
  return { webhook: shownWebhook(context, workspaceId, await getWebhook(db, workspaceId, id)), secret }
})
