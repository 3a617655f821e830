import { arrivalTimes, type ArrivalTimes } from './arrival-times'
import { cohortRate, type CohortRate } from './cohort-rate'
import { localDay, monthName } from './local-time'
import { WITHIN_DAYS } from './waterfall'

/** A lead with what it came from and what became of it. */
export interface LeadOutcome {
  createdAt: number
  wonAt?: number
  source?: string
  campaign?: string
  landingPage?: string
}

export const CONVERSION_KEYS = ['source', 'campaign', 'landingPage', 'cohort'] as const
export type ConversionKey = (typeof CONVERSION_KEYS)[number]

export interface ConversionLine extends ArrivalTimes {
  /** The source, campaign or page; for cohorts the month, `2026-03`. Undefined where the lead has none. */
  value?: string
  leads: number
  won: number
  cohort: CohortRate
}

/**
 * Conversion and time by source, campaign, landing page or cohort: the month of the first contact in a zone. Cohorts
 * stand in order of time, the others with most leads first.
 */
export function conversionBy(
  key: ConversionKey,
  leads: readonly LeadOutcome[],
  { windowDays, now, zone }: { windowDays: number; now: number; zone: string },
): ConversionLine[] {
  const groups = new Map<string | undefined, LeadOutcome[]>()
  for (const lead of leads) {
    const value = key === 'cohort' ? monthName(localDay(lead.createdAt, zone)) : lead[key]
    const own = groups.get(value)
    if (own) own.push(lead)
    else groups.set(value, [lead])
  }
  const lines = [...groups].map(([value, own]) => ({ value, ...lineOf(own, windowDays, now) }))
  const byValue = (a: ConversionLine, b: ConversionLine) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1)
  return lines.sort((a, b) => (key === 'cohort' ? 0 : b.leads - a.leads) || byValue(a, b))
}

function lineOf(
  leads: readonly LeadOutcome[],
  windowDays: number,
  now: number,
): Omit<ConversionLine, 'value'> {
  const entries = leads.map(({ createdAt, wonAt }) => ({ enteredAt: createdAt, arrivedAt: wonAt }))
  const durations = leads.flatMap(({ createdAt, wonAt }) => (wonAt === undefined ? [] : [wonAt - createdAt]))
  return {
    leads: leads.length,
    won: durations.length,
    cohort: cohortRate(entries, windowDays, now),
    ...arrivalTimes(durations, WITHIN_DAYS),
  }
}
