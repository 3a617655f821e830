import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../lib/domain/random.ts'

/** Longest pause of a sender between two batches, ms: so that many kills fall into a run. */
const PAUSE = 600

/** What was told to the hub, and what of it the hub said it has. */
export interface Told {
  /** Ids that the hub said it has. */
  acknowledged: Set<string>
  /** Ids that were sent at least once. */
  sent: Set<string>
  /** Requests in all, those that failed, and those sent again although the hub had said yes. */
  requests: number
  failed: number
  again: number
}

/** A batch on its way: its ids, and the request that tells of it. Answers which of them the hub has. */
export interface Batch {
  ids: string[]
  tell(signal: AbortSignal): Promise<string[]>
}

/**
 * Tells batches until `enough` ids are acknowledged: each again until the hub says yes, as the real senders do, and
 * now and then once more after its yes, as a sender does that died before it could note it.
 */
export async function tellUntil(
  enough: number,
  told: Told,
  next: () => Batch,
  random: Random,
): Promise<void> {
  while (told.acknowledged.size < enough) {
    const batch = next()
    for (const id of batch.ids) told.sent.add(id)
    await tellOnce(batch, told, random)
    if (random() < 0.1) {
      told.again++
      await tellOnce(batch, told, random)
    }
    await sleep(random() * PAUSE)
  }
}

async function tellOnce(batch: Batch, told: Told, random: Random): Promise<void> {
  const open = new Set(batch.ids)
  while (open.size > 0) {
    told.requests++
    try {
      for (const id of await batch.tell(AbortSignal.timeout(5000))) {
        open.delete(id)
        told.acknowledged.add(id)
      }
    } catch {
      told.failed++
      await sleep(20 + random() * 80)
    }
  }
}

/** Nothing told yet. */
export function nothingTold(): Told {
  return { acknowledged: new Set(), sent: new Set(), requests: 0, failed: 0, again: 0 }
}
