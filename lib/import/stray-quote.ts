import Papa from 'papaparse'

/** Lines looked at inside a quoted cell before it is said that they are records. */
export const LINES_LOOKED_AT = 20

/**
 * The cells of one line read by itself: with its quotes as they should be, else with every quote an ordinary
 * letter. Undefined where neither gives the width of the table.
 */
export function readLineAlone(line: string, delimiter: string, width: number): string[] | undefined {
  const quoted = new Papa.Parser({ delimiter, newline: '\n' }).parse(line, 0, false).data[0] as string[]
  if (quoted?.length === width) return quoted
  const plain = line.split(delimiter)
  return plain.length === width ? plain : undefined
}

/**
 * True where a quoted cell over several lines has swallowed records: every line inside, up to twenty, has exactly
 * the table's width. A person's note over several lines hardly ever does; the narrower the table, the more lines
 * it takes to say so.
 */
export function swallowsRecords(
  record: string,
  delimiter: string,
  width: number,
  enough = width === 2 ? 5 : 3,
): boolean {
  if (width < 2) return false
  const inside = record.split('\n', LINES_LOOKED_AT + 2).slice(1, -1)
  return (
    inside.length >= enough && inside.every((line) => readLineAlone(line, delimiter, width) !== undefined)
  )
}
