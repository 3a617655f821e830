import { Webhook } from 'standardwebhooks'
import { inTransaction, type Tx } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { stopDeliveries } from '../repos/delivery'
import { markDelivery, type ClaimedDelivery } from '../repos/delivery-due'
import { disableWebhook, findWebhook, markFailing, markWell, type StoredWebhook } from '../repos/webhook'
import { MAX_TRIES, PATIENCE_WITH_WEBHOOK, waitAfter } from './backoff'
import type { Posted, Poster } from './post'
import { bodyFor } from './recipe'
import { open } from './seal'

const GONE = 410

/**
 * Sends one delivery that this process has taken up, and writes down what came of it. Between the two the process
 * may die: then the delivery is sent again, with the same id, and the receiver tells it by that.
 */
export async function deliver(hub: Hub, poster: Poster, delivery: ClaimedDelivery): Promise<void> {
  const webhook = await findWebhook(hub.db, delivery.workspaceId, delivery.webhookId)
  const isTest = delivery.kind === 'test'
  // A test may show that a webhook that is off would work again.
  if (!webhook || (webhook.disabledAt !== undefined && !isTest)) {
    await inTransaction(hub.db, (tx) =>
      markDelivery(tx, delivery, { status: 'failed', lastError: 'The webhook is off.' }),
    )
    return
  }
  const { url, headers, body } = makeRequest(hub, webhook, delivery)
  const posted = await poster.post(url, headers, body, hub.signal)
  await inTransaction(hub.db, (tx) => note(tx, hub, delivery, posted))
}

/** What is posted: made anew for each try, with the same id and body and the time of this try. */
function makeRequest({ env, now }: Hub, webhook: StoredWebhook, delivery: ClaimedDelivery) {
  const place = `${delivery.workspaceId}/${webhook.id}`
  const secret = env.HUB_SECRET!
  const body = bodyFor(webhook.recipe, delivery)
  const at = now()
  const secrets = [webhook.sealedSecret]
  if (webhook.sealedOldSecret && (webhook.oldSecretUntil ?? 0) > at) secrets.push(webhook.sealedOldSecret)
  const signatures = secrets.map((sealed) =>
    new Webhook(open(secret, place, sealed)).sign(delivery.eventId, new Date(at), body),
  )
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Halfdoor-Hub',
    'webhook-id': delivery.eventId,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': signatures.join(' '),
  }
  return { url: open(secret, place, webhook.sealedUrl), headers, body }
}

async function note(tx: Tx, hub: Hub, delivery: ClaimedDelivery, { status, error }: Posted): Promise<void> {
  const { workspaceId, webhookId, tries, kind } = delivery
  const now = hub.now()
  const last = { lastStatus: status, lastError: error }
  if (!error) {
    await markWell(tx, workspaceId, webhookId)
    return await markDelivery(tx, delivery, { ...last, status: 'delivered' })
  }
  // The webhook's row before the delivery's, as everywhere: else two of its deliveries wait for each other.
  const since = kind === 'test' ? now : ((await markFailing(tx, workspaceId, webhookId, now)) ?? now)
  const isOver = kind === 'test' || tries >= MAX_TRIES || status === GONE
  const nextAt = isOver ? undefined : now + waitAfter(tries, Math.random())
  await markDelivery(tx, delivery, { ...last, status: isOver ? 'failed' : 'waiting', nextAt })
  // A test that fails says nothing about the days before it; whoever answers 410 wants no more of anything.
  if (kind === 'test' && status !== GONE) return
  const why = status === GONE ? 'gone' : now - since >= PATIENCE_WITH_WEBHOOK ? 'failing' : undefined
  if (why) await switchOff(tx, { workspaceId, webhookId, why, at: now })
}

interface SwitchOff {
  workspaceId: string
  webhookId: string
  why: 'byAdmin' | 'gone' | 'failing'
  at: number
  memberId?: string
}

/** Switches a webhook off, with a line in the audit log; what was waiting for it waits no longer. */
export async function switchOff(
  tx: Tx,
  { workspaceId, webhookId, why, at, memberId }: SwitchOff,
): Promise<void> {
  if (!(await disableWebhook(tx, workspaceId, webhookId, { at, why }))) return
  await stopDeliveries(tx, workspaceId, webhookId, 'The webhook was switched off.')
  await addAudit(tx, {
    workspaceId,
    memberId,
    action: 'webhook.disabled',
    subject: webhookId,
    detail: { why },
    at,
  })
}
