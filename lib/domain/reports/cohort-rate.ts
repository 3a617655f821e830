import { makeRate, type Rate } from './rate'

const DAY_MS = 86_400_000

/** Someone who entered a step, and when they arrived at the next, if they did. */
export interface Entry {
  enteredAt: number
  arrivedAt?: number
}

export interface CohortRate extends Rate {
  /** Entered less than the window ago: not counted yet, whatever became of them. */
  pending: number
}

/**
 * The share that arrived within a window, of those who entered at least that long ago. So a young cohort, of which
 * the slow ones cannot have arrived, does not look worse than an old one.
 */
export function cohortRate(entries: readonly Entry[], windowDays: number, now: number): CohortRate {
  const window = windowDays * DAY_MS
  const old = entries.filter(({ enteredAt }) => enteredAt <= now - window)
  const hits = old.filter(
    ({ enteredAt, arrivedAt }) => arrivedAt !== undefined && arrivedAt - enteredAt <= window,
  )
  return { ...makeRate(hits.length, old.length), pending: entries.length - old.length }
}
