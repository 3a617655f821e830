import { businessTimeBetween, type BusinessCalendar } from './business-calendar'
import { promisesKept } from './promise'
import { quantile } from './quantile'
import { makeRate, type Rate } from './rate'

const HOUR_MS = 3_600_000

/** A lead given to sales, and the first human touch by sales after it, where there was one. */
export interface Handover {
  handedAt: number
  firstTouchAt?: number
}

export interface SpeedToLead {
  touched: number
  /** Not touched yet, whether due or not. */
  waiting: number
  /** Business hours from hand-over to first touch, of those touched; undefined where there are none. */
  medianHours?: number
  p90Hours?: number
  /** Touched within the promise, of all of which that is decided: those overdue count against it. */
  within: Rate
}

/**
 * How fast sales came, from what was counted one by one.
 * @param hours business hours from hand-over to first touch, in any order
 */
export function speedFrom(hours: readonly number[], waiting: number, within: Rate): SpeedToLead {
  const sorted = hours.toSorted((a, b) => a - b)
  return {
    touched: sorted.length,
    waiting,
    medianHours: quantile(sorted, 0.5),
    p90Hours: quantile(sorted, 0.9),
    within,
  }
}

/** Business hours from hand-over to first touch; undefined where there was none. */
export function hoursToTouch(
  { handedAt, firstTouchAt }: Handover,
  calendar: BusinessCalendar,
): number | undefined {
  return firstTouchAt === undefined
    ? undefined
    : businessTimeBetween(handedAt, firstTouchAt, calendar) / HOUR_MS
}

/** How fast sales comes to the leads it is given, in the company's business hours. */
export function speedToLead(
  handovers: readonly Handover[],
  calendar: BusinessCalendar,
  now: number,
): SpeedToLead {
  const hours = handovers.flatMap((handover) => hoursToTouch(handover, calendar) ?? [])
  const promises = handovers.map(({ handedAt, firstTouchAt }) => ({
    kind: 'firstAttempt' as const,
    since: handedAt,
    doneAt: firstTouchAt,
  }))
  const [kept] = promisesKept(promises, calendar, now)
  return speedFrom(hours, handovers.length - hours.length, kept?.share ?? makeRate(0, 0))
}
