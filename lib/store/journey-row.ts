import { z } from 'zod'
import { Touchpoint } from '../domain/touchpoint'

/** Touchpoints in one row at most; past that a lead gets more rows. */
export const CHUNK_SIZE = 500

/** A run of one lead's touchpoints, oldest first. Chunk 0 is the oldest. */
export const JourneyRow = z.object({
  leadId: z.string(),
  chunk: z.number().int(),
  touchpoints: z.array(Touchpoint),
})
export type JourneyRow = z.infer<typeof JourneyRow>

/** Cuts a lead's touchpoints, oldest first, into rows. */
export function makeJourneyRows(leadId: string, touchpoints: readonly Touchpoint[]): JourneyRow[] {
  const rows: JourneyRow[] = []
  for (let start = 0; start < touchpoints.length; start += CHUNK_SIZE)
    rows.push({ leadId, chunk: rows.length, touchpoints: touchpoints.slice(start, start + CHUNK_SIZE) })
  return rows
}
