import type { HalfdoorDatabase } from './database'
import {
  DirectoryRow,
  entryOf,
  makeDirectoryRow,
  readEntries,
  ROW_ENTRIES,
  type DirectoryEntry,
} from './directory-row'
import type { LeadRow } from './lead-row'

/** Rows beyond twice those that are needed, before the directory is written anew. */
const SPARE_ROWS = 60

/** Stores leads that are new or have a new name, company or key. Runs in the caller's transaction over both tables. */
export async function putListedLeads(db: HalfdoorDatabase, rows: readonly LeadRow[]): Promise<void> {
  await db.leads.bulkPut(rows)
  await db.directory.add(makeDirectoryRow(rows.map(entryOf)))
}

/** Takes leads out of the directory. Runs in the caller's transaction. */
export async function unlistLeads(db: HalfdoorDatabase, isGone: (id: string) => boolean): Promise<void> {
  for (const row of await readDirectory(db)) {
    const entries = readEntries(row)
    const rest = entries.filter(({ id }) => !isGone(id))
    if (rest.length === entries.length) continue
    await db.directory.delete(row.seq!)
    if (rest.length > 0) await db.directory.add(makeDirectoryRow(rest))
  }
}

/** The rows of the directory that are numbered above one, oldest first. */
export async function readDirectory(db: HalfdoorDatabase, above = 0): Promise<DirectoryRow[]> {
  return (await db.directory.where('seq').above(above).toArray()).map((row) => DirectoryRow.parse(row))
}

/**
 * All rows of the directory, oldest first; written anew before, where many are small or, with the number of `leads`
 * given, where many entries no longer hold. Counting the leads takes as long as reading the rows: only an import does.
 */
export async function loadDirectory(db: HalfdoorDatabase, leads?: number): Promise<DirectoryRow[]> {
  const rows = await readDirectory(db)
  const most = SPARE_ROWS + (2 * (leads ?? countEntries(rows))) / ROW_ENTRIES
  return rows.length <= most ? rows : rewriteDirectory(db)
}

async function rewriteDirectory(db: HalfdoorDatabase): Promise<DirectoryRow[]> {
  return db.transaction('rw', db.directory, async () => {
    const latest = new Map<string, DirectoryEntry>()
    for (const row of await readDirectory(db))
      for (const entry of readEntries(row)) latest.set(entry.id, entry)
    const entries = [...latest.values()]
    await db.directory.clear()
    for (let start = 0; start < entries.length; start += ROW_ENTRIES)
      await db.directory.add(makeDirectoryRow(entries.slice(start, start + ROW_ENTRIES)))
    return readDirectory(db)
  })
}

function countEntries(rows: readonly DirectoryRow[]): number {
  return rows.reduce((sum, { words }) => sum + words.split('\n').length, 0)
}
