import {
  DATE_FORMAT_NAMES,
  DATE_FORMATS,
  parseDate,
  type DateFormat,
} from '../../../lib/import/date-format.ts'
import { parseNumber } from '../../../lib/import/number.ts'
import { Refusal } from '../command.ts'
import type { Column } from './read-table.ts'

/**
 * The times of a column in milliseconds since 1970, one for each row, undefined for an empty cell. The format is the
 * one that every cell of the whole column fits; `format` says it where day and month can be swapped. Times without a
 * zone are in the process's own (`TZ`). Throws a `Refusal` for an ambiguous column and for the first cell that is no
 * time.
 */
export function readTimes(column: Column, format?: DateFormat): (number | undefined)[] {
  const chosen = format ?? formatOf(column)
  return column.cells.map((cell, row) => {
    if (cell === '') return undefined
    const time = parseDate(chosen, cell)
    if (time === undefined) throw misfit(column, row, `a time (${DATE_FORMAT_NAMES[chosen]})`)
    return time
  })
}

function formatOf({ header, table, dates }: Column): DateFormat {
  if (dates.isAmbiguous)
    throw new Refusal(
      `${table.path}: every date in "${header}" can be read day first or month first, and the two differ. ` +
        `Say which in the map: "dates": { ${JSON.stringify(header)}: "dmy" } or "mdy".`,
    )
  const [whole] = dates.whole
  if (whole) return whole
  if (dates.most) {
    const { format, fits, firstMiss } = dates.most
    throw new Refusal(
      `${table.path}, line ${firstMiss.line}: "${firstMiss.text}" in "${header}" is no time as the others are ` +
        `(${DATE_FORMAT_NAMES[format]}, ${fits} of ${dates.values} cells). Mend or empty the cell.`,
    )
  }
  if (dates.values === 0) return DATE_FORMATS[0]
  throw new Refusal(`${table.path}: the column "${header}" holds no times that can be read.`)
}

/**
 * The numbers of a column, one for each row, undefined for an empty cell: `1234.5`, `1.234,5`, `12%` (12). Throws a
 * `Refusal` for the first cell that is no number.
 */
export function readNumbers(column: Column): (number | undefined)[] {
  return column.cells.map((cell, row) => {
    if (cell === '') return undefined
    const value = parseNumber(cell)
    if (value === undefined) throw misfit(column, row, 'a number')
    return value
  })
}

const YES = new Set(['true', 'yes', 'y', 't'])
const NO = new Set(['', 'false', 'no', 'n', 'f'])

/** Yes or no of a column: true, yes, y, t or any number but 0; false, no, n, f, 0 or empty. Throws a `Refusal` else. */
export function readFlags(column: Column): boolean[] {
  return column.cells.map((cell, row) => {
    const word = cell.toLowerCase()
    const number = parseNumber(cell)
    if (number === undefined && !YES.has(word) && !NO.has(word))
      throw misfit(column, row, 'yes or no (1, true, yes, 0, false, no)')
    return YES.has(word) || (number ?? 0) !== 0
  })
}

function misfit({ header, table, cells }: Column, row: number, wanted: string): Refusal {
  const text = cells[row]!.slice(0, 60)
  return new Refusal(
    `${table.path}, line ${table.rows[row]!.line}: "${text}" in "${header}" is not ${wanted}.`,
  )
}
