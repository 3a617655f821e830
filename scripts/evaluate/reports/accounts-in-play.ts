import type { BusinessCalendar } from '../../../lib/domain/reports/business-calendar.ts'
import { promiseState } from '../../../lib/domain/reports/promise.ts'
import type { AccountFacts } from '../../../lib/domain/reports/struggling-accounts.ts'
import type { LeadPromise } from './lead-promises.ts'
import type { Records } from './read-files.ts'
import type { LeadRecord } from './read-records.ts'

/**
 * The accounts of which a lead is with sales (handed over, SAL, SQL or opportunity) and none is won, and those leads
 * are not all lost, with what the report looks at.
 */
export function accountsInPlay(
  { leads, deals = [], touches = [], objections = [] }: Records,
  wonAt: ReadonlyMap<string, number | undefined>,
  promises: readonly LeadPromise[],
  calendar: BusinessCalendar,
  now: number,
): AccountFacts[] {
  const lost = new Set(deals.filter((deal) => deal.lostAt !== undefined).map((deal) => deal.leadId))
  const touchesOf = Map.groupBy(touches, (touch) => touch.leadId)
  const overdueOf = Map.groupBy(
    promises.filter(({ promise }) => promiseState(promise, calendar, now) === 'overdue'),
    (each) => each.leadId,
  )
  const openOf = Map.groupBy(
    objections.filter((objection) => !objection.answeredBy),
    (objection) => objection.leadId,
  )
  const byAccount = Map.groupBy(leads, (lead) => lead.account)
  return [...byAccount].flatMap(([account, own]) => {
    const isOpen = own.some((lead) => isWithSales(lead) && !lost.has(lead.id))
    if (!account || !isOpen || own.some((lead) => wonAt.get(lead.id) !== undefined)) return []
    const count = (of: Map<string, unknown[]>) =>
      own.reduce((sum, { id }) => sum + (of.get(id)?.length ?? 0), 0)
    const times = own.flatMap(({ id }) => (touchesOf.get(id) ?? []).map((touch) => touch.at))
    return [{ account, touches: times, overdue: count(overdueOf), openObjections: count(openOf) }]
  })
}

function isWithSales({ handedAt, steps }: LeadRecord): boolean {
  return [handedAt, steps.sal, steps.sql, steps.opportunity].some((time) => time !== undefined)
}
