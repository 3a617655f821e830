import { z } from 'zod'
import type { HalfdoorDatabase } from './database'

/** What of leads and touchpoints is read; all else of their rows is passed over. */
export interface PageShape<Lead extends { id: string }, Touch> {
  lead: z.ZodType<Lead>
  /** Left out where touchpoints are not wanted: reading them takes far longer. */
  touchpoint?: z.ZodType<Touch>
  /** Leads of one read: so few that other messages are answered in between. */
  size: number
}

/** A lead with its touchpoints, oldest first. */
export interface PagedLead<Lead, Touch> {
  lead: Lead
  touchpoints: readonly Touch[]
}

/** Every lead of the workspace, page by page, in the order of ids. Ends when the signal aborts. Throws on a row that does not fit. */
export async function* readLeadPages<Lead extends { id: string }, Touch>(
  db: HalfdoorDatabase,
  { lead: leadShape, touchpoint, size }: PageShape<Lead, Touch>,
  signal?: AbortSignal,
): AsyncGenerator<PagedLead<Lead, Touch>[]> {
  for (let last = ''; !signal?.aborted;) {
    const rows = await db.leads.where('id').above(last).limit(size).toArray()
    if (rows.length === 0) return
    const [first, end] = [rows[0]!.id, rows.at(-1)!.id]
    const journeys = touchpoint && (await touchpointsBetween(db, touchpoint, first, end))
    yield rows.map((row) => {
      const lead = leadShape.parse(row)
      return { lead, touchpoints: journeys?.get(lead.id) ?? [] }
    })
    last = end
  }
}

async function touchpointsBetween<Touch>(
  db: HalfdoorDatabase,
  touchpoint: z.ZodType<Touch>,
  first: string,
  last: string,
): Promise<Map<string, readonly Touch[]>> {
  const Journey = z.object({ leadId: z.string(), touchpoints: z.array(touchpoint) })
  const rows = await db.journeys.where('[leadId+chunk]').between([first, 0], [last, Infinity]).toArray()
  const byLead = new Map<string, readonly Touch[]>()
  for (const row of rows) {
    const { leadId, touchpoints } = Journey.parse(row)
    const before = byLead.get(leadId)
    byLead.set(leadId, before ? [...before, ...touchpoints] : touchpoints)
  }
  return byLead
}
