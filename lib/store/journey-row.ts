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

/** Adds touchpoints to those of a lead: sorted by time, the later writing of an id wins. */
export function mergeTouchpoints(present: readonly Touchpoint[], added: readonly Touchpoint[]): Touchpoint[] {
  // Most often a new lead's: when all are of one writing, only doubles among them must be looked for.
  if (present.length === 0 && new Set(added.map(({ id }) => id)).size === added.length)
    return [...added].sort(byTime)
  const byId = new Map(present.map((touchpoint) => [touchpoint.id, touchpoint]))
  for (const touchpoint of added) byId.set(touchpoint.id, touchpoint)
  return [...byId.values()].sort(byTime)
}

function byTime(a: Touchpoint, b: Touchpoint): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

/** Cuts a lead's touchpoints, oldest first, into rows. */
export function makeJourneyRows(leadId: string, touchpoints: readonly Touchpoint[]): JourneyRow[] {
  const rows: JourneyRow[] = []
  for (let start = 0; start < touchpoints.length; start += CHUNK_SIZE)
    rows.push({ leadId, chunk: rows.length, touchpoints: touchpoints.slice(start, start + CHUNK_SIZE) })
  return rows
}
