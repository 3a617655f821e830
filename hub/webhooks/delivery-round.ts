import type { Hub } from '../hub'
import { claimDeliveries, listDueWebhooks, listWorkspaceIds } from '../repos/delivery-due'
import { deliver } from './deliver'
import type { Poster } from './post'

const WORKSPACES_AT_ONCE = 500

/** Posts under way in this process: at most so many, and at most so many to one webhook. */
const LIMITS = { all: 50, webhook: 5 }

/** What is under way in this process. A slow receiver holds its own places only. */
export interface Running {
  byWebhook: Map<string, number>
  all: Set<Promise<void>>
}

export function makeRunning(): Running {
  return { byWebhook: new Map(), all: new Set() }
}

/**
 * Starts what is due and has a place; answers how many were started, and does not wait for them. Several processes
 * may do this at once: each delivery goes to the one that took it up.
 */
export async function startDue(hub: Hub, poster: Poster, running: Running): Promise<number> {
  let started = 0
  for (let after: string | undefined; !hub.signal.aborted;) {
    const workspaceIds = await listWorkspaceIds(hub.db, after, WORKSPACES_AT_ONCE)
    for (const due of await listDueWebhooks(hub.db, workspaceIds, hub.now()))
      started += await startFor(hub, poster, running, due)
    if (workspaceIds.length < WORKSPACES_AT_ONCE) break
    after = workspaceIds.at(-1)
  }
  return started
}

async function startFor(
  hub: Hub,
  poster: Poster,
  { byWebhook, all }: Running,
  { workspaceId, webhookId }: { workspaceId: string; webhookId: string },
): Promise<number> {
  const key = `${workspaceId}/${webhookId}`
  const limit = Math.min(LIMITS.webhook - (byWebhook.get(key) ?? 0), LIMITS.all - all.size)
  if (limit <= 0 || hub.signal.aborted) return 0
  const claimed = await claimDeliveries(hub.db, { workspaceId, webhookId, now: hub.now(), limit })
  for (const delivery of claimed) {
    byWebhook.set(key, (byWebhook.get(key) ?? 0) + 1)
    const work = deliver(hub, poster, delivery)
      // What was taken up and could not be noted is due again when its lease runs out.
      .catch((err: unknown) => {
        if (!hub.signal.aborted) hub.log.error({ err, deliveryId: delivery.id }, 'delivery failed')
      })
      .finally(() => {
        all.delete(work)
        const left = (byWebhook.get(key) ?? 1) - 1
        if (left > 0) byWebhook.set(key, left)
        else byWebhook.delete(key)
      })
    all.add(work)
  }
  return claimed.length
}
