import { z } from 'zod'
import { Asset } from './asset'
import { Anchor, Lead } from './lead'
import { Touchpoint } from './touchpoint'

/** A lead as a file tells it. Without a time, a fact of the CRM counts from the day it is first heard of. */
export const LeadDraft = Lead.omit({ id: true, anchors: true, createdAt: true, updatedAt: true }).extend({
  anchors: z.array(Anchor.extend({ at: z.number().int().optional() })),
  createdAt: z.number().int().optional(),
})
export type LeadDraft = z.infer<typeof LeadDraft>

/** One lead of a file and its touchpoints. */
export const LeadEntry = z.object({
  draft: LeadDraft,
  touchpoints: z.array(Touchpoint),
  /** `lead`: the file is about leads, its words replace older ones. `touchpoint`: the words only fill gaps. */
  about: z.enum(['lead', 'touchpoint']),
  /** Add the lead where none has its keys. */
  adds: z.boolean(),
})
export type LeadEntry = z.infer<typeof LeadEntry>

/** An asset of a file. */
export const AssetEntry = Asset.omit({ id: true, createdAt: true, updatedAt: true })
export type AssetEntry = z.infer<typeof AssetEntry>

export const ImportCounts = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** Something to report about an entry of a batch, by its place there. */
export const EntryNote = z.object({ index: z.number().int(), reason: z.string() })
export type EntryNote = z.infer<typeof EntryNote>

/** What became of a batch. */
export const MergeOutcome = z.object({
  leads: ImportCounts,
  touchpoints: ImportCounts,
  assets: ImportCounts,
  /** Left out, with the reason. */
  refused: z.array(EntryNote),
  /** Taken in, with something to say. */
  notes: z.array(EntryNote),
})
export type MergeOutcome = z.infer<typeof MergeOutcome>

/** An outcome in which nothing has happened yet. */
export function emptyOutcome(): MergeOutcome {
  const none = () => ({ added: 0, changed: 0, same: 0 })
  return { leads: none(), touchpoints: none(), assets: none(), refused: [], notes: [] }
}
