import { csvCell } from '../../../lib/import/import-report'

export type CsvCell = string | number | undefined

/** A column of a download: its head, and its cell of a row. */
export type CsvColumn<Row> = readonly [head: string, of: (row: Row) => CsvCell]

/** Rows as CSV, as spreadsheets open it. Numbers stay numbers; no text is run as a formula. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(([, of]) => cellText(of(row))))
  return [columns.map(([head]) => csvCell(head)), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Math.round(1e6 * cell) / 1e6) : ''
  return cell === undefined ? '' : csvCell(cell)
}

/** Gives the person a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
