import { SEPARATOR_LINE } from './delimiter'
import type { FileShape } from './file-shape'
import { makeJsonReader } from './json-reader'
import { widthOf } from './plain-row'
import type { Row, RowReader, Trouble } from './row'
import { makeTableReader } from './table-reader'
import { readText } from './text-source'

export interface RowSlice {
  rows: Row[]
  troubles: Trouble[]
  /** Bytes of the file read so far. */
  bytes: number
}

/** The rows of a file in its order, slice by slice. Throws the signal's reason once it aborts. */
export async function* readRows(file: Blob, shape: FileShape, signal: AbortSignal): AsyncGenerator<RowSlice> {
  const { form, headers } = shape
  const reader =
    form.kind === 'json' ? makeJsonReader(form.layout, headers) : makeTableRows(form, headers.length)
  for await (const { text, bytes, last } of readText(file, shape.encoding, signal))
    yield { ...reader.push(text, last), bytes }
}

/** A table's rows below its header, with those set aside whose width does not fit. */
function makeTableRows(form: { delimiter: string; hasHeader: boolean }, width: number): RowReader {
  const reader = makeTableReader(form.delimiter)
  let headerIsAhead = form.hasHeader
  let isFirst = true
  let endsWithLine = true
  return {
    push(text, last) {
      // An empty line in place of Excel's own keeps the line numbers right.
      const read = reader.push(isFirst ? text.replace(SEPARATOR_LINE, '\n') : text, last)
      isFirst = false
      if (text) endsWithLine = text.endsWith('\n')
      const rows = headerIsAhead ? read.rows.slice(1) : read.rows
      if (read.rows.length > 0) headerIsAhead = false
      return fitWidth(rows, read.troubles, width, last && !endsWithLine)
    },
  }
}

function fitWidth(
  rows: Row[],
  troubles: Trouble[],
  width: number,
  isCut: boolean,
): { rows: Row[]; troubles: Trouble[] } {
  if (rows.every((row) => widthOf(row) === width)) return { rows, troubles }
  const fitting: Row[] = []
  for (const [index, row] of rows.entries()) {
    const trouble = troubleOfWidth(row, width, isCut && index === rows.length - 1)
    if (trouble) troubles.push(trouble)
    if (!trouble?.skipped) fitting.push(row)
  }
  return { rows: fitting, troubles }
}

function troubleOfWidth({ cells, line }: Row, width: number, isCut: boolean): Trouble | undefined {
  if (
    cells.length === width ||
    (cells.slice(width).every((cell) => cell.trim() === '') && cells.length > width)
  )
    return undefined
  if (isCut && cells.length < width)
    return {
      line,
      skipped: true,
      reason: 'The file ends in the middle of this line. Export it again for the rest.',
    }
  const count = `${cells.length.toLocaleString('en')} of ${width.toLocaleString('en')} columns`
  return cells.length < width
    ? { line, skipped: false, reason: `This line has only ${count}; the others are empty.` }
    : { line, skipped: true, reason: `This line has ${cells.length} columns, the header has ${width}.` }
}
