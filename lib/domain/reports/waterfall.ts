import { arrivalTimes, type ArrivalTimes } from './arrival-times'
import { cohortRate, type CohortRate, type Entry } from './cohort-rate'

/**
 * The steps from stranger to customer: inquiry, MQL (marketing's rule met), SAL (sales agreed to work it), SQL (sales
 * spoke and confirmed), opportunity, won [Forrester demand waterfall].
 */
export const WATERFALL_STEPS = ['inquiry', 'mql', 'sal', 'sql', 'opportunity', 'won'] as const
export type WaterfallStep = (typeof WATERFALL_STEPS)[number]

/** When a lead came to each step, milliseconds since 1970. */
export type StepTimes = Partial<Record<WaterfallStep, number>>

export interface WaterfallLine extends ArrivalTimes {
  from: WaterfallStep
  to: WaterfallStep
  /** Leads with a date of the first step, and how many of those have one of the second. */
  entered: number
  arrived: number
  /** Leads of all that came past the second step without a date of it. */
  skipped: number
  cohort: CohortRate
}

/** Days in which arrivals are counted beside every median. */
export const WITHIN_DAYS = [30, 60, 90]

/**
 * Each known step to the next: cohort rate and time, from dates of these two steps only. A lead that skipped the first
 * did not enter, one that skipped the second did not arrive; the latter are counted apart. A date before that of the
 * first step counts as the same moment.
 * @param steps the steps of which times are known at all, in order
 */
export function makeWaterfall(
  leads: readonly StepTimes[],
  steps: readonly WaterfallStep[],
  windowDays: number,
  now: number,
): WaterfallLine[] {
  return steps.slice(1).map((to, index) => {
    const from = steps[index]!
    const entries = leads.flatMap(({ [from]: enteredAt, [to]: own }): Entry[] =>
      enteredAt === undefined
        ? []
        : [{ enteredAt, arrivedAt: own === undefined ? own : Math.max(own, enteredAt) }],
    )
    const durations = entries.flatMap(({ enteredAt, arrivedAt }) =>
      arrivedAt === undefined ? [] : [arrivedAt - enteredAt],
    )
    const later = steps.slice(index + 2)
    return {
      from,
      to,
      entered: entries.length,
      arrived: durations.length,
      skipped: leads.filter((times) => isSkipped(times, to, later)).length,
      cohort: cohortRate(entries, windowDays, now),
      ...arrivalTimes(durations, WITHIN_DAYS),
    }
  })
}

function isSkipped(times: StepTimes, step: WaterfallStep, later: readonly WaterfallStep[]): boolean {
  return times[step] === undefined && later.some((each) => times[each] !== undefined)
}
