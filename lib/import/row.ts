/** One record of a file: its cells in the order of the headers, and the line it starts on (from 1). */
export interface Row {
  line: number
  readonly cells: string[]
}

/** Something about a line that the report says. `skipped`: the row was left out; otherwise it was read all the same. */
export interface Trouble {
  line: number
  reason: string
  skipped: boolean
}

/** Reads text into rows, slice by slice. */
export interface RowReader {
  /** The rows that are whole by now. `last`: nothing comes after this text. */
  push(text: string, last: boolean): { rows: Row[]; troubles: Trouble[] }
}

/** Stands between the cells of a row that is kept as one text; taken out of every file as it is read. */
export const CELL_END = '\u001f'
