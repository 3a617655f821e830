import { z } from 'zod'
import type { FunnelDeal, FunnelLead } from '../../../lib/domain/funnel/match-deals.ts'
import { readTimes } from '../table/read-cells.ts'
import { DateFormats } from '../table/read-map.ts'
import { columnOf, optionalColumn, type Table } from '../table/read-table.ts'

export const FunnelMap = z.strictObject({
  leads: z.strictObject({ id: z.string(), createdAt: z.string(), source: z.string().optional() }),
  deals: z.strictObject({ leadId: z.string(), wonAt: z.string() }),
  dates: DateFormats,
})
export type FunnelMap = z.infer<typeof FunnelMap>

export const MAP_EXAMPLE = {
  leads: { id: 'lead_id', createdAt: 'first_contact', source: 'origin' },
  deals: { leadId: 'lead_id', wonAt: 'won_date' },
}

/** The name of leads whose source is not given. */
const NO_SOURCE = '(none)'

/** Leads of a file; rows without an id are counted as `nameless`. */
export function readLeads(table: Table, map: FunnelMap): { leads: FunnelLead[]; nameless: number } {
  const ids = columnOf(table, map.leads.id).cells
  const times = readTimes(columnOf(table, map.leads.createdAt), map.dates?.[map.leads.createdAt])
  const sources = optionalColumn(table, map.leads.source)?.cells
  const leads = ids.flatMap((id, row) =>
    id === '' ? [] : [{ id, createdAt: times[row], source: sources?.[row] || NO_SOURCE }],
  )
  return { leads, nameless: ids.length - leads.length }
}

/** Deals of a file. */
export function readDeals(table: Table, map: FunnelMap): FunnelDeal[] {
  const ids = columnOf(table, map.deals.leadId).cells
  const times = readTimes(columnOf(table, map.deals.wonAt), map.dates?.[map.deals.wonAt])
  return ids.map((leadId, row) => ({ leadId, wonAt: times[row] }))
}
