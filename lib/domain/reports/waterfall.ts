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
  /** Leads that ever came to the first and to the second. */
  entered: number
  arrived: number
  /** Of those, whose time is known: a step that was skipped has no date of its own, and no time is told from it. */
  timed: number
  cohort: CohortRate
}

/** Days in which arrivals are counted beside every median. */
export const WITHIN_DAYS = [30, 60, 90]

/**
 * Each known step to the next: cohort rate and time. A lead that skipped a step came to it when it came to a later
 * one, so nobody arrives who never entered.
 * @param steps the steps of which times are known at all, in order
 */
export function makeWaterfall(
  leads: readonly StepTimes[],
  steps: readonly WaterfallStep[],
  windowDays: number,
  now: number,
): WaterfallLine[] {
  const filled = leads.map((times) => fillSteps(times, steps))
  return steps.slice(1).map((to, index) => {
    const from = steps[index]!
    const entries = filled.flatMap(({ [from]: enteredAt, [to]: arrivedAt }): Entry[] =>
      enteredAt === undefined ? [] : [{ enteredAt, arrivedAt }],
    )
    const durations = leads.flatMap(({ [from]: enteredAt }, lead) => {
      const arrivedAt = filled[lead]![to]
      return enteredAt === undefined || arrivedAt === undefined ? [] : [arrivedAt - filled[lead]![from]!]
    })
    return {
      from,
      to,
      entered: entries.length,
      arrived: entries.filter(({ arrivedAt }) => arrivedAt !== undefined).length,
      timed: durations.length,
      cohort: cohortRate(entries, windowDays, now),
      ...arrivalTimes(durations, WITHIN_DAYS),
    }
  })
}

function fillSteps(times: StepTimes, steps: readonly WaterfallStep[]): StepTimes {
  const filled: StepTimes = {}
  let earliest: number | undefined
  for (const step of steps.toReversed()) {
    const own = times[step]
    if (own !== undefined) earliest = Math.min(own, earliest ?? own)
    filled[step] = earliest
  }
  return filled
}
