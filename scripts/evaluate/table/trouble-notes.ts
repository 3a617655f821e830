import type { Table } from './read-table.ts'

const SHOWN = 3

/** What a person should know of the lines of a file that were left out or read with difficulty; none where all is well. */
export function troubleNotes({ path, troubles }: Table): string[] {
  const shown = troubles.slice(0, SHOWN).map(({ line, reason }) => `${path}, line ${line}: ${reason}`)
  const more = troubles.length - shown.length
  return more > 0 ? [...shown, `${path}: ${more} more lines with troubles.`] : shown
}
