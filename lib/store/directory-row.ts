import { z } from 'zod'
import type { LeadRow } from './lead-row'
import { wordLine } from '../domain/lead-words'

/**
 * Who stands in the workspace, in brief: a row for each transaction that added leads or changed a name, a company or
 * a key. Of several entries with one id the latest holds. Law: rows come and go whole and are never changed, so the
 * numbers of all rows tell whether a copy in memory still holds.
 */
export const DirectoryRow = z.object({
  /** Given by the database, ever higher. */
  seq: z.number().int().optional(),
  /** JSON of a list for each lead: its id, then its keys. One text is read ten times as fast as its parts. */
  who: z.string(),
  /** A line for each lead, in the same order: see `wordLine`. */
  words: z.string(),
})
export type DirectoryRow = z.infer<typeof DirectoryRow>

/** Entries of a row when many are written at once: those of a batch of an import. */
export const ROW_ENTRIES = 1000

/** A lead in the directory. */
export interface DirectoryEntry {
  id: string
  keys: string[]
  words: string
}

/** The entry of a lead. */
export function entryOf(lead: Pick<LeadRow, 'id' | 'keys' | 'name' | 'company'>): DirectoryEntry {
  return { id: lead.id, keys: lead.keys, words: wordLine(lead) }
}

/** A row for the leads of one transaction. */
export function makeDirectoryRow(entries: readonly DirectoryEntry[]): DirectoryRow {
  return {
    who: JSON.stringify(entries.map(({ id, keys }) => [id, ...keys])),
    words: entries.map(({ words }) => words).join('\n'),
  }
}

/** The id and the keys of each lead of a row. */
export function readWho({ who }: DirectoryRow): [id: string, ...keys: string[]][] {
  return JSON.parse(who) as [string, ...string[]][]
}

/** The entries of a row. */
export function readEntries(row: DirectoryRow): DirectoryEntry[] {
  const lines = row.words.split('\n')
  return readWho(row).map(([id, ...keys], index) => ({ id, keys, words: lines[index] ?? '' }))
}
