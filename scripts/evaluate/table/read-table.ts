import { existsSync, openAsBlob, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { DateReading } from '../../../lib/import/date-column.ts'
import { headerKey } from '../../../lib/import/headers.ts'
import { readRows } from '../../../lib/import/read-rows.ts'
import type { Row, Trouble } from '../../../lib/import/row.ts'
import { surveyFile } from '../../../lib/import/survey.ts'
import { Refusal } from '../command.ts'

/** A file as rows of text, read by the product's own import. */
export interface Table {
  /** As the person named it, for messages. */
  path: string
  /** Each once: a second `Email` is `Email (2)`. */
  headers: string[]
  /** Cells in the order of the headers; `line` is that of the file, from 1. */
  rows: Row[]
  /** Lines left out or read with difficulty, for the person to see. */
  troubles: Trouble[]
  /** How each column reads as times, in the order of the headers. */
  dates: DateReading[]
}

/** One column of a table: the cells, trimmed, one for each row. */
export interface Column {
  header: string
  table: Table
  cells: string[]
  dates: DateReading
}

/**
 * Reads a CSV, TSV, JSON or JSON Lines file of any encoding and delimiter, gzipped or not. Throws a `Refusal` where
 * the file is missing, empty or no table.
 */
export async function readTable(path: string): Promise<Table> {
  const file = await openFile(path)
  const never = new AbortController().signal
  const answer = await surveyFile(file, basename(path), never, () => undefined)
  if (answer.kind === 'refused') throw new Refusal(`${path}: ${answer.reason}`)
  const { shape, columns } = answer.survey
  const table: Table = {
    path,
    headers: shape.headers,
    rows: [],
    troubles: [],
    dates: columns.map((column) => column.dates),
  }
  for await (const { rows, troubles } of readRows(file, shape, never)) {
    for (const { line, cells } of rows) table.rows.push({ line, cells })
    table.troubles.push(...troubles)
  }
  return table
}

async function openFile(path: string): Promise<Blob> {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`)
  if (!statSync(path).isFile()) throw new Refusal(`${path} is a folder. Name a file.`)
  const file = await openAsBlob(path)
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return head[0] === 0x1f && head[1] === 0x8b ? new Blob([gunzipSync(readFileSync(path))]) : file
}

/**
 * A column by its header, as written or but for case, accents and marks. Throws a `Refusal` that names the columns
 * there are.
 */
export function columnOf(table: Table, header: string): Column {
  const index = indexOfHeader(table.headers, header)
  if (index < 0)
    throw new Refusal(`${table.path} has no column "${header}". It has: ${table.headers.join(', ')}.`)
  return {
    header: table.headers[index]!,
    table,
    cells: table.rows.map((row) => (row.cells[index] ?? '').trim()),
    dates: table.dates[index]!,
  }
}

/** The same where the column was named at all. */
export function optionalColumn(table: Table, header: string | undefined): Column | undefined {
  return header === undefined ? undefined : columnOf(table, header)
}

function indexOfHeader(headers: readonly string[], wanted: string): number {
  const exact = headers.indexOf(wanted)
  if (exact >= 0) return exact
  const alike = headers.flatMap((header, index) => (headerKey(header) === headerKey(wanted) ? [index] : []))
  return alike.length === 1 ? alike[0]! : -1
}
