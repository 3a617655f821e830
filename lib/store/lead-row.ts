import { z } from 'zod'
import { Lead, leadKeys } from '../domain/lead'

/** A lead as stored: with the keys it is found by, and counts of its touchpoints, so that a list needs no second read. */
export const LeadRow = Lead.extend({
  keys: z.array(z.string()),
  touchpoints: z.number().int(),
  marketing: z.number().int(),
  /** Chunks of touchpoints in `journeys`, 0 to this less one, oldest first. */
  chunks: z.number().int(),
})
export type LeadRow = z.infer<typeof LeadRow>

/** A row from a lead and the counts of its touchpoints. */
export function makeLeadRow(
  lead: Lead,
  counts: Pick<LeadRow, 'touchpoints' | 'marketing' | 'chunks'>,
): LeadRow {
  return { ...lead, ...counts, keys: leadKeys(lead) }
}
