import type { LeadDraft, LeadEntry } from '../domain/import-entry'
import type { Lead } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import * as batch from '../import/merge-batch'
import { CHUNK_SIZE } from './journey-row'
import { makeLeadRow, type LeadRow } from './lead-row'

export type Matched = batch.Matched<LeadRow>
export type Merged = batch.Merged<LeadRow>

/** Finds or makes the lead of every entry, as rows of this database. */
export function matchEntries(
  entries: readonly LeadEntry[],
  drafts: readonly LeadDraft[],
  find: (key: string) => string | undefined,
  rows: Map<string, LeadRow>,
  now: number,
): Matched {
  return batch.matchEntries(entries, drafts, { find, rows, makeRow }, now)
}

function makeRow(lead: Lead, stored: LeadRow | undefined): LeadRow {
  const { touchpoints = 0, marketing = 0, chunks = 0 } = stored ?? {}
  return makeLeadRow(lead, { touchpoints, marketing, chunks })
}

/** Adds the touchpoints of every entry to its lead, and their counts to its row. */
export function applyTouchpoints(
  entries: readonly LeadEntry[],
  matched: Matched,
  present: Map<string, Touchpoint[]>,
): Merged {
  const merged = batch.applyTouchpoints(entries, matched, present)
  for (const slot of merged.slots) if (slot.hasNewTouchpoints) slot.row = withCounts(slot)
  return merged
}

function withCounts({ row, touchpoints }: batch.Slot<LeadRow>): LeadRow {
  const marketing = touchpoints.reduce(
    (sum, touchpoint) => sum + (touchpoint.side === 'marketing' ? 1 : 0),
    0,
  )
  return {
    ...row,
    touchpoints: touchpoints.length,
    marketing,
    chunks: Math.ceil(touchpoints.length / CHUNK_SIZE),
  }
}
