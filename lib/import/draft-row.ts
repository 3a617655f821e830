import type { AssetEntry, LeadEntry } from '../domain/import-entry'

/** What a row of a file comes to: an entry, perhaps with remarks for the report, or the reason why not. */
export type DraftRow =
  { skip: string } | { entry: LeadEntry; notes?: string[] } | { asset: AssetEntry; notes?: string[] }
