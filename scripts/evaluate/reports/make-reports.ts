import { matchDeals } from '../../../lib/domain/funnel/match-deals.ts'
import { assetUse } from '../../../lib/domain/reports/asset-use.ts'
import type { BusinessCalendar } from '../../../lib/domain/reports/business-calendar.ts'
import { conversionBy, CONVERSION_KEYS } from '../../../lib/domain/reports/conversion-by.ts'
import { countObjections } from '../../../lib/domain/reports/objections.ts'
import { promisesKept } from '../../../lib/domain/reports/promise.ts'
import { salesVelocity } from '../../../lib/domain/reports/sales-velocity.ts'
import { speedToLead } from '../../../lib/domain/reports/speed-to-lead.ts'
import { strugglingAccounts } from '../../../lib/domain/reports/struggling-accounts.ts'
import { makeWaterfall, WATERFALL_STEPS } from '../../../lib/domain/reports/waterfall.ts'
import { accountsInPlay } from './accounts-in-play.ts'
import { handovers, runningPromises } from './lead-promises.ts'
import type { Records } from './read-files.ts'

export interface ReportOptions {
  calendar: BusinessCalendar
  windowDays: number
  now: number
}

/** Every report that the given files can answer. The same rules as the product's pages. */
export function makeReports(records: Records, { calendar, windowDays, now }: ReportOptions) {
  const { matched, flagged } = matchDeals(records.leads, records.deals ?? [])
  const wonAt = new Map(matched.map((lead) => [lead.id, lead.wonAt]))
  // Rows of one id are one lead, as in the funnel: the earliest stands for it.
  const kept = new Map(matched.map(({ id, createdAt }) => [id, createdAt]))
  const leads = records.leads.filter(({ id, createdAt }) => kept.get(id) === createdAt && kept.delete(id))
  const stepTimes = leads.map(({ id, steps }) => ({ ...steps, won: wonAt.get(id) }))
  const known = WATERFALL_STEPS.filter((step) => stepTimes.some((times) => times[step] !== undefined))
  const outcomes = leads.flatMap((lead) =>
    lead.createdAt === undefined
      ? []
      : [{ ...lead, createdAt: lead.createdAt, source: lead.source || undefined, wonAt: wonAt.get(lead.id) }],
  )
  const by = { windowDays, now, zone: calendar.zone }
  const keys = CONVERSION_KEYS.filter((key) => key === 'cohort' || outcomes.some((outcome) => outcome[key]))
  const opened = (records.deals ?? []).flatMap(({ openedAt, ...deal }) =>
    openedAt === undefined ? [] : [{ ...deal, openedAt }],
  )
  const given = handovers(leads, records.touches)
  const promises = runningPromises(leads, given)
  return {
    now: new Date(now).toISOString(),
    windowDays,
    waterfall: makeWaterfall(stepTimes, known, windowDays, now),
    conversion: Object.fromEntries(keys.map((key) => [key, conversionBy(key, outcomes, by)])),
    velocity: opened.length > 0 ? salesVelocity(opened) : undefined,
    speedToLead: given.size > 0 ? speedToLead([...given.values()], calendar, now) : undefined,
    promises: promisesKept(
      promises.map(({ promise }) => promise),
      calendar,
      now,
    ),
    assets: records.sends && assetUse(records.assets ?? [], records.sends),
    objections: records.objections && countObjections(records.objections),
    struggling: strugglingAccounts(
      accountsInPlay({ ...records, leads }, wonAt, promises, calendar, now),
      now,
    ),
    flagged,
  }
}

export type Reports = ReturnType<typeof makeReports>
