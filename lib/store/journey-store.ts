import type { Touchpoint } from '../domain/touchpoint'
import type { HalfdoorDatabase } from './database'
import { JourneyRow } from './journey-row'

/** Every touchpoint of a lead, oldest first: one row for most leads, one for each five hundred for the others. */
export async function getTouchpoints(db: HalfdoorDatabase, leadId: string): Promise<Touchpoint[]> {
  const rows = await db.journeys.where('[leadId+chunk]').between([leadId, 0], [leadId, Infinity]).toArray()
  return rows.flatMap((row) => JourneyRow.parse(row).touchpoints)
}
