import { z } from 'zod'
import { Lead, leadKeys } from '../domain/lead'

/**
 * A lead as stored: with the keys it is found by, the words it is searched by, and counts of its touchpoints,
 * so that a list needs no second read.
 */
export const LeadRow = Lead.extend({
  keys: z.array(z.string()),
  words: z.array(z.string()),
  touchpoints: z.number().int(),
  marketing: z.number().int(),
  /** Chunks of touchpoints in `journeys`, 0 to this less one, oldest first. */
  chunks: z.number().int(),
})
export type LeadRow = z.infer<typeof LeadRow>

const MAX_WORDS = 8

/** Text as search folds it: lower case, without accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The words by which a lead is searched: of its name and its company, folded, without doubles. */
export function searchWords(lead: Pick<Lead, 'name' | 'company'>): string[] {
  const words = fold(`${lead.name} ${lead.company ?? ''}`).split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.filter((word) => word.length > 1))].slice(0, MAX_WORDS)
}

/** A row from a lead and the counts of its touchpoints. */
export function makeLeadRow(
  lead: Lead,
  counts: Pick<LeadRow, 'touchpoints' | 'marketing' | 'chunks'>,
): LeadRow {
  return { ...lead, ...counts, keys: leadKeys(lead), words: searchWords(lead) }
}
