import { arrivalTimes, type ArrivalTimes } from '../reports/arrival-times'
import { makeRate } from '../reports/rate'
import { matchDeals, type FunnelDeal, type FunnelLead, type Flag, type MatchedLead } from './match-deals'

const WITHIN_DAYS = [30, 90]

/** From lead to deal: how many were won, with the 95% Wilson interval, and how fast. */
export interface FunnelLine extends ArrivalTimes {
  leads: number
  won: number
  /** Undefined where there are no leads, as are low and high. */
  rate?: number
  low?: number
  high?: number
}

export interface Funnel {
  overall: FunnelLine
  /** Most leads first, then by name. */
  bySource: (FunnelLine & { source: string })[]
  /** Rows to look at: none of them is dropped in silence. */
  flagged: Flag[]
}

/**
 * How many leads became won deals and in what time, overall and by source. A lead is won once, at its first deal. A
 * deal won before the first contact counts as won, its time counts as it stands (below zero), and it is flagged.
 */
export function readFunnel(leads: readonly FunnelLead[], deals: readonly FunnelDeal[]): Funnel {
  const { matched, flagged } = matchDeals(leads, deals)
  const bySource = new Map<string, MatchedLead[]>()
  for (const lead of matched) {
    const own = bySource.get(lead.source)
    if (own) own.push(lead)
    else bySource.set(lead.source, [lead])
  }
  const lines = [...bySource].map(([source, own]) => ({ source, ...lineOf(own) }))
  return {
    overall: lineOf(matched),
    bySource: lines.sort((a, b) => b.leads - a.leads || (a.source < b.source ? -1 : 1)),
    flagged,
  }
}

function lineOf(leads: readonly MatchedLead[]): FunnelLine {
  const won = leads.filter((lead) => lead.wonAt !== undefined)
  const times = won.flatMap((lead) => (lead.createdAt === undefined ? [] : [lead.wonAt! - lead.createdAt]))
  const { rate, low, high } = makeRate(won.length, leads.length)
  return { leads: leads.length, won: won.length, rate, low, high, ...arrivalTimes(times, WITHIN_DAYS) }
}
