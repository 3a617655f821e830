import { addBusinessTime, businessDay, type BusinessCalendar } from './business-calendar'
import { makeRate, type Rate } from './rate'

const HOUR_MS = 3_600_000

/** What the two teams promise each other: sales the first attempt and the verdict, marketing the answer. */
export const PROMISE_KINDS = ['firstAttempt', 'verdict', 'answer'] as const
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/** A promise that began to run, and when it was done. */
export interface RunningPromise {
  kind: PromiseKind
  since: number
  doneAt?: number
}

/** `late`: done, after it was due. `overdue`: not done and due already. */
export type PromiseState = 'kept' | 'late' | 'overdue' | 'open'

/**
 * When it is due: first attempt 4 business hours after the hand-over, verdict 48 hours after it, marketing's answer
 * 2 business days after the verdict. A business day is a full day of working time: from Tuesday 11:00 two of them
 * last to Thursday 11:00.
 */
export function dueAt({ kind, since }: RunningPromise, calendar: BusinessCalendar): number {
  switch (kind) {
    case 'firstAttempt':
      return addBusinessTime(since, 4 * HOUR_MS, calendar)
    case 'verdict':
      return since + 48 * HOUR_MS
    case 'answer':
      return addBusinessTime(since, 2 * businessDay(calendar), calendar)
  }
}

/** Where a promise stands; what is done in its last moment is kept. */
export function promiseState(promise: RunningPromise, calendar: BusinessCalendar, now: number): PromiseState {
  const due = dueAt(promise, calendar)
  if (promise.doneAt !== undefined) return promise.doneAt <= due ? 'kept' : 'late'
  return now > due ? 'overdue' : 'open'
}

export interface PromiseLine extends Record<PromiseState, number> {
  kind: PromiseKind
  /** Kept of all that are decided: kept, late and overdue. */
  share: Rate
}

/** Promises counted one by one. */
export interface PromiseTally {
  /** Counts one and says where it stands. */
  add(promise: RunningPromise): PromiseState
  /** Kinds of which none runs are left out. */
  lines(): PromiseLine[]
}

/** Begins to count how promises are kept. */
export function startPromises(calendar: BusinessCalendar, now: number): PromiseTally {
  const tally = new Map<PromiseKind, Record<PromiseState, number>>()
  return {
    add(promise) {
      const counts = tally.get(promise.kind) ?? { kept: 0, late: 0, overdue: 0, open: 0 }
      tally.set(promise.kind, counts)
      const state = promiseState(promise, calendar, now)
      counts[state]++
      return state
    },
    lines: () =>
      PROMISE_KINDS.flatMap((kind) => {
        const counts = tally.get(kind)
        if (!counts) return []
        const { kept, late, overdue } = counts
        return [{ kind, ...counts, share: makeRate(kept, kept + late + overdue) }]
      }),
  }
}

/** How each promise was kept. Kinds of which none runs are left out. */
export function promisesKept(
  promises: readonly RunningPromise[],
  calendar: BusinessCalendar,
  now: number,
): PromiseLine[] {
  const tally = startPromises(calendar, now)
  for (const promise of promises) tally.add(promise)
  return tally.lines()
}
