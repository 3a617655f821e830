import { flattenRecord } from './json-record'
import { makeJsonSplitter, type JsonLayout } from './json-splitter'
import type { Row, RowReader, Trouble } from './row'

/** More columns than this in JSON are map keys, not columns. */
export const MAX_COLUMNS = 2000

export interface JsonReader extends RowReader {
  /** The columns met so far, in order of appearance. Rows read earlier may be shorter. */
  readonly headers: readonly string[]
}

/**
 * Reads JSON records into rows. With `headers`, cells stand in that order and other columns are passed over;
 * without, columns are added as they appear.
 */
export function makeJsonReader(layout: JsonLayout, headers?: readonly string[]): JsonReader {
  const splitter = makeJsonSplitter(layout)
  const columns = new Map((headers ?? []).map((header, index) => [header, index]))
  const isFixed = headers !== undefined

  function toCells(record: object): string[] {
    const cells = Array.from({ length: columns.size }, () => '')
    for (const [name, text] of flattenRecord(record)) {
      if (!columns.has(name) && !isFixed && columns.size < MAX_COLUMNS) columns.set(name, columns.size)
      const index = columns.get(name)
      if (index !== undefined) cells[index] = text
    }
    return cells
  }

  return {
    get headers() {
      return [...columns.keys()]
    },
    push(text, last) {
      const rows: Row[] = []
      const troubles: Trouble[] = []
      for (const record of splitter.push(text)) {
        const value = parseRecord(record.text)
        if (value) rows.push({ line: record.line, cells: toCells(value) })
        else troubles.push({ line: record.line, reason: 'This record is not valid JSON.', skipped: true })
      }
      const cut = last ? splitter.cutAt() : undefined
      if (cut !== undefined)
        troubles.push({
          line: cut,
          reason:
            'The file ends in the middle. Whole records before this line were read; export it again for the rest.',
          skipped: true,
        })
      return { rows, troubles }
    },
  }
}

function parseRecord(text: string): object | undefined {
  try {
    return JSON.parse(text) as object
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
