import { z } from 'zod'

/** The name of the port that learning runs over; open for as long as somebody waits for it. */
export const LEARN_PORT = 'learn'

/** What the marketer's page says on the port. */
export const LearnToWorker = z.discriminatedUnion('kind', [
  /** Learn whether leads are won within so many days. Closing the port gives it up. */
  z.object({ kind: z.literal('learn'), horizonDays: z.number().int().min(7).max(730) }),
  /** Still here: keeps the worker awake. */
  z.object({ kind: z.literal('stay') }),
])
export type LearnToWorker = z.infer<typeof LearnToWorker>

/** How far learning is. */
export type LearnStep =
  /** Leads read. */
  | { kind: 'reading'; done: number; of: number }
  /** All leads are read; steps of the reckoning done. */
  | { kind: 'reckoning'; steps: number }

/** What the worker answers on the port. */
export type WorkerToLearn =
  | LearnStep
  /** It is held: ask `modelGet`. */
  | { kind: 'learned' }
  /** `message` is for the person. */
  | { kind: 'failed'; message: string }
