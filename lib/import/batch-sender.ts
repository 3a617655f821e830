import type { MergeOutcome } from '../domain/import-entry'
import type { Batch } from './batcher'

/** Batches under way at once: one is stored, one worked out, one on its way, while the next is made. */
export const IN_FLIGHT = 4

/** Sends batches with at most four under way, and passes on what became of them. Throws the first failure. */
export function makeSender(
  merge: (batch: Batch) => Promise<MergeOutcome>,
  settle: (batch: Batch, outcome: MergeOutcome) => void,
  signal: AbortSignal,
) {
  const underWay = new Set<Promise<void>>()
  let failure: { error: unknown } | undefined
  const check = () => {
    if (failure) throw failure.error
  }
  return {
    async send(batch: Batch): Promise<void> {
      signal.throwIfAborted()
      check()
      const work: Promise<void> = merge(batch)
        .then((outcome) => settle(batch, outcome))
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => underWay.delete(work))
      underWay.add(work)
      if (underWay.size >= IN_FLIGHT) await Promise.race(underWay)
      check()
    },
    async finish(): Promise<void> {
      await Promise.all(underWay)
      check()
    },
  }
}
