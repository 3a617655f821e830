import { webhookTest } from '../../lib/contract/webhook-test'
import { makeId } from '../../lib/platform/id'
import { inTransaction } from '../db/transaction'
import { addTestDelivery, getDelivery } from '../repos/delivery'
import { getWebhook } from '../repos/webhook'
import { parseNetworks } from '../webhooks/address'
import { deliver } from '../webhooks/deliver'
import { exampleData } from '../webhooks/example-data'
import { makePoster } from '../webhooks/post'
import { route } from './route'

/** Sends a test event and waits for what comes of it: ten seconds at most. */
export const webhookTestRoute = route(webhookTest, async ({ id: webhookId }, context) => {
  const { db, env, member, now } = context
  const { workspaceId } = member
  const { names } = await getWebhook(db, workspaceId, webhookId)
  const at = now()
  const eventId = makeId(at)
  const id = `${eventId}.${webhookId}`
  await inTransaction(db, (tx) => addTestDelivery(tx, { workspaceId, id, webhookId, eventId, at }))
  const poster = makePoster({ allowed: parseNetworks(env.HUB_WEBHOOK_ALLOW) })
  await deliver(context, poster, {
    workspaceId,
    id,
    webhookId,
    eventId,
    kind: 'test',
    subjectId: webhookId,
    at,
    data: exampleData(names),
    tries: 1,
  })
  return { delivery: await getDelivery(db, workspaceId, id) }
})
