import { CELL_END, type Row } from './row'

/**
 * A record without quotes, as it stands in the file. Its cells are cut when they are asked for: of the rows that an
 * import holds back, first only who they are about is looked at.
 */
export class PlainRow implements Row {
  readonly line: number
  readonly text: string
  readonly delimiter: string
  #cells: string[] | undefined

  constructor(line: number, text: string, delimiter: string) {
    this.line = line
    this.text = text
    this.delimiter = delimiter
  }

  get cells(): string[] {
    return (this.#cells ??= this.text.split(this.delimiter))
  }
}

/** How many cells a row has. */
export function widthOf(row: Row): number {
  if (!(row instanceof PlainRow)) return row.cells.length
  const { text, delimiter } = row
  let width = 1
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) width++
  return width
}

/** One cell of a row; empty past its last. */
export function cellOf(row: Row, index: number): string {
  if (!(row instanceof PlainRow)) return row.cells[index] ?? ''
  const { text, delimiter } = row
  let start = 0
  for (let before = 0; before < index; before++) {
    const end = text.indexOf(delimiter, start)
    if (end < 0) return ''
    start = end + delimiter.length
  }
  const end = text.indexOf(delimiter, start)
  return end < 0 ? text.slice(start) : text.slice(start, end)
}

/** A row as one text, a third of what its touchpoint takes: a plain one as it is, else its cells with a mark before each. */
export function packRow(row: Row): string {
  return row instanceof PlainRow ? row.text : CELL_END + row.cells.join(CELL_END)
}

/** The row that a text stands for; `delimiter` is that of its file. */
export function unpackRow(text: string, line: number, delimiter: string): Row {
  if (!text.startsWith(CELL_END)) return new PlainRow(line, text, delimiter)
  return { line, cells: text.slice(CELL_END.length).split(CELL_END) }
}
