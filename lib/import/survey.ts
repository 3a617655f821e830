import { makeDateColumn, type DateReading } from './date-column'
import { detectDelimiter } from './delimiter'
import { countMojibake, type Encoding } from './encoding'
import { refusalOf } from './file-kind'
import type { FileShape } from './file-shape'
import { fingerprintOf, makeHeaders } from './headers'
import { makeJsonReader, MAX_COLUMNS } from './json-reader'
import { detectJsonLayout } from './json-splitter'
import { readRows } from './read-rows'
import type { Row } from './row'
import { makeTableReader } from './table-reader'
import { detectEncoding, readText } from './text-source'

/** Rows shown in the preview, and letters kept of each of their cells. */
const SAMPLE_ROWS = 20
const SAMPLE_LETTERS = 300
const HEAD_LETTERS = 1024 * 1024

export interface ColumnSurvey {
  /** Rows with something in this column. */
  filled: number
  /** The first three different values, cut short. */
  samples: string[]
  dates: DateReading
}

/** What a file holds, by a look at all of it. */
export interface Survey {
  shape: FileShape
  /** The key of the remembered mapping. */
  fingerprint: string
  rows: number
  columns: ColumnSurvey[]
  sample: Row[]
  /** Headers that stand there more than once. */
  doubles: string[]
  /** There was no header line; the names were made. */
  headersAreMade: boolean
  /** Lines that cannot be read as rows, or were read with difficulty. */
  troubles: number
  /** Letters that look garbled by an earlier wrong reading, letters that no encoding gives, zero bytes. */
  garbled: number
  unreadable: number
  zeros: number
}

export type SurveyAnswer = { kind: 'refused'; reason: string } | { kind: 'ready'; survey: Survey }

/** Looks at a whole file. `onBytes` hears how far it is. Throws the signal's reason once it aborts. */
export async function surveyFile(
  file: Blob,
  name: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<SurveyAnswer> {
  const refused = refusalOf(new Uint8Array(await file.slice(0, 8192).arrayBuffer()), name)
  if (refused) return { kind: 'refused', reason: refused }
  const encoding = await detectEncoding(file, signal)
  const text = await countLetters(file, encoding, signal)
  if (text.head.trim() === '')
    return { kind: 'refused', reason: 'This file has no text in it. Export it again.' }
  const found = /^\s*[[{]/.test(text.head)
    ? await shapeOfJson(file, encoding, text.head, signal)
    : shapeOfTable(encoding, text.head)
  if (typeof found === 'string') return { kind: 'refused', reason: found }
  const rows = await surveyRows(file, found.shape, signal, onBytes)
  if (rows.rows === 0 && rows.troubles === 0) return { kind: 'refused', reason: nothingBelow(found.shape) }
  const { garbled, unreadable, zeros } = text
  const fingerprint = fingerprintOf(found.shape.headers)
  return { kind: 'ready', survey: { ...found, ...rows, fingerprint, garbled, unreadable, zeros } }
}

function nothingBelow({ form }: FileShape): string {
  return form.kind === 'table'
    ? 'This file has a header line and no rows. Check the filter of the export.'
    : 'There are no records in this JSON. Export a list of leads, touchpoints or assets.'
}

async function countLetters(file: Blob, encoding: Encoding, signal: AbortSignal) {
  const found = { head: '', garbled: 0, unreadable: 0, zeros: 0 }
  for await (const { text, zeros } of readText(file, encoding, signal)) {
    if (found.head.length < HEAD_LETTERS) found.head += text
    found.garbled += countMojibake(text)
    found.unreadable += text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0
    found.zeros += zeros
  }
  return found
}

type Found = Pick<Survey, 'shape' | 'doubles' | 'headersAreMade'>

function shapeOfTable(encoding: Encoding, head: string): Found | string {
  const delimiter = detectDelimiter(head)
  const first = makeTableReader(delimiter).push(head.replace(/^sep=.\n/i, ''), true).rows[0]
  if (!first) return 'This file has no text in it. Export it again.'
  if (first.cells.length > MAX_COLUMNS)
    return `This file has ${first.cells.length.toLocaleString('en')} columns. Export at most ${MAX_COLUMNS.toLocaleString('en')}.`
  const { names, doubles, isMade } = makeHeaders(first.cells)
  const form = { kind: 'table' as const, delimiter, hasHeader: !isMade }
  return { shape: { encoding, form, headers: names }, doubles, headersAreMade: isMade }
}

/** The columns of JSON are those of all its records, so all are read once before. */
async function shapeOfJson(
  file: Blob,
  encoding: Encoding,
  head: string,
  signal: AbortSignal,
): Promise<Found | string> {
  const layout = detectJsonLayout(head, head.length < HEAD_LETTERS)
  const reader = makeJsonReader(layout)
  let records = 0
  let cutAt: number | undefined
  for await (const { text, last } of readText(file, encoding, signal)) {
    const { rows, troubles } = reader.push(text, last)
    records += rows.length
    cutAt ??= troubles[0]?.line
  }
  if (records === 0 && cutAt !== undefined)
    return `This JSON cannot be read from line ${cutAt} on, and holds no whole record before it. Export it again.`
  return {
    shape: { encoding, form: { kind: 'json', layout }, headers: [...reader.headers] },
    doubles: [],
    headersAreMade: false,
  }
}

async function surveyRows(
  file: Blob,
  shape: FileShape,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
) {
  const columns = shape.headers.map(() => ({ filled: 0, samples: [] as string[], dates: makeDateColumn() }))
  const sample: Row[] = []
  let count = 0
  let troubled = 0
  for await (const { rows, troubles, bytes } of readRows(file, shape, signal)) {
    for (const row of rows) {
      if (sample.length < SAMPLE_ROWS) sample.push(shorten(row))
      for (const [index, column] of columns.entries()) see(column, row.cells[index] ?? '', row.line)
    }
    count += rows.length
    troubled += troubles.length
    onBytes(bytes)
  }
  return {
    rows: count,
    troubles: troubled,
    sample,
    columns: columns.map(({ filled, samples, dates }) => ({ filled, samples, dates: dates.read() })),
  }
}

function see(
  column: { filled: number; samples: string[]; dates: ReturnType<typeof makeDateColumn> },
  cell: string,
  line: number,
): void {
  if (cell === '') return
  column.filled++
  column.dates.see(cell, line)
  if (column.samples.length >= 3) return
  const text = cell.trim().slice(0, 80)
  if (text && !column.samples.includes(text)) column.samples.push(text)
}

function shorten(row: Row): Row {
  return { line: row.line, cells: row.cells.map((cell) => cell.slice(0, SAMPLE_LETTERS)) }
}
