import type { AssetEntry, LeadEntry } from '../domain/import-entry'

/** What a row of a file comes to: an entry, perhaps with a remark for the report, or the reason why not. */
export type DraftRow =
  { skip: string } | { entry: LeadEntry; note?: string } | { asset: AssetEntry; note?: string }
