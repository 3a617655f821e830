import Papa from 'papaparse'
import { PlainRow } from './plain-row'
import type { Row, RowReader, Trouble } from './row'
import { LINES_LOOKED_AT, readLineAlone, swallowsRecords } from './stray-quote'

/** A cell that is still open after this many letters is taken for a stray quote. */
const MAX_OPEN = 64 * 1024 * 1024

const STRAY = 'A quote (") opens here and does not close; this line was read by itself.'
const STRAY_SKIPPED =
  'A quote (") opens here and does not close, and the line alone has not the columns of the header.'

/**
 * Reads a table with this delimiter. The first row sets its width. A quote that swallows the records after it is
 * noticed: its line is read alone, reported, and reading goes on with the next line.
 */
export function makeTableReader(delimiter: string): RowReader {
  const parser = new Papa.Parser({ delimiter, newline: '\n' })
  let pending = ''
  let line = 1
  let width = 0

  /** Takes the first line of `text` by itself; answers where the next begins. */
  function takeLineAlone(text: string, start: number, rows: Row[], troubles: Trouble[]): number {
    const end = (text + '\n').indexOf('\n', start)
    const cells = readLineAlone(text.slice(start, end), delimiter, width)
    if (cells) rows.push({ line, cells })
    troubles.push({ line, reason: cells ? STRAY : STRAY_SKIPPED, skipped: !cells })
    line++
    return Math.min(end + 1, text.length)
  }

  /** Without a quote anywhere every line is a record. Answers where the first begins that is not whole. */
  function readPlain(last: boolean, rows: Row[]): number {
    let start = 0
    while (start < pending.length) {
      const found = pending.indexOf('\n', start)
      if (found < 0 && !last) break
      const end = found < 0 ? pending.length : found
      if (end > start) {
        const row = new PlainRow(line, pending.slice(start, end), delimiter)
        if (width === 0) width = row.cells.length
        rows.push(row)
      }
      line++
      start = end + 1
    }
    return Math.min(start, pending.length)
  }

  /** Reads from the start of `pending`; answers how far it came and whether a stray quote stopped it. */
  function readOn(last: boolean, rows: Row[], troubles: Trouble[]): { at: number; again: boolean } {
    if (!pending.includes('"')) return { at: readPlain(last, rows), again: false }
    const parsed = parser.parse(pending, 0, !last) as Papa.ParseResult<string[]>
    const complaints = new Map(parsed.errors.map((error) => [error.row, error.code]))
    const firstLine = line
    for (const [index, cells] of parsed.data.entries()) {
      const extra = newlinesIn(cells)
      const isEmpty = cells.length === 1 && cells[0] === ''
      if (width === 0 && !isEmpty) width = cells.length
      const start = extra > 0 ? offsetOfLine(pending, line - firstLine) : 0
      if (extra > 0 && isStray(cells, complaints.get(index), start)) {
        return { at: takeLineAlone(pending, start, rows, troubles), again: true }
      }
      if (!isEmpty) rows.push({ line, cells })
      line += 1 + extra
    }
    return { at: parsed.meta.cursor, again: false }
  }

  /**
   * True where a record over several lines is a stray quote's work: it swallowed records, or it reads badly while
   * its first two lines each read well by themselves, or the file ends inside it.
   */
  function isStray(cells: string[], complaint: string | undefined, start: number): boolean {
    if (complaint === 'MissingQuotes') return true
    if (cells.some((cell) => swallowsRecords(cell + '\n', delimiter, width))) return true
    if (!complaint && cells.length === width) return false
    const lines = pending.slice(start, start + 100_000).split('\n', 2)
    return lines.length === 2 && lines.every((each) => readLineAlone(each, delimiter, width) !== undefined)
  }

  /** True where the record left open has swallowed records already, or is too long for a cell. */
  function isOpenStray(): boolean {
    return (
      pending.length > MAX_OPEN ||
      (pending.includes('"') && swallowsRecords(pending, delimiter, width, LINES_LOOKED_AT))
    )
  }

  return {
    push(text, last) {
      const rows: Row[] = []
      const troubles: Trouble[] = []
      pending += text
      for (;;) {
        const { at, again } = readOn(last, rows, troubles)
        pending = pending.slice(at)
        if (again) continue
        if (last || !isOpenStray()) return { rows, troubles }
        pending = pending.slice(takeLineAlone(pending, 0, rows, troubles))
      }
    },
  }
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}

function offsetOfLine(text: string, lines: number): number {
  let at = 0
  for (let line = 0; line < lines; line++) at = text.indexOf('\n', at) + 1
  return at
}
