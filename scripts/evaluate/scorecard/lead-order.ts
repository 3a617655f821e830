import { parseNumber } from '../../../lib/import/number.ts'
import { Refusal } from '../command.ts'
import { readTimes } from '../table/read-cells.ts'
import { columnOf, type Column, type Table } from '../table/read-table.ts'

/** When each lead came, as a rising number, and what told it. */
export interface LeadOrder {
  /** `Created` (dates), `Lead Number` (a serial number), `row order`. */
  by: string
  kind: 'dates' | 'serial' | 'rows'
  places: number[]
}

const CREATED = /creat|first|receiv|added|submitted|sign|registered|inquiry/i
/** A number that rises or falls nearly always from row to row was given in order of arrival. */
const NEARLY_ALWAYS = 0.95

/** The time of each lead: of the named column, else a filled date column, a serial number, or the order of rows. */
export function orderLeads(table: Table, columns: readonly Column[], named?: string): LeadOrder {
  if (named !== undefined) return byDates(columnOf(table, named))
  const dates = columns.filter(isWholeDate)
  const created = dates.find((column) => CREATED.test(column.header)) ?? dates[0]
  if (created) return byDates(created)
  for (const column of columns) {
    const places = serialOf(column)
    if (places) return { by: column.header, kind: 'serial', places }
  }
  return { by: 'row order', kind: 'rows', places: table.rows.map((_, row) => row) }
}

function byDates(column: Column): LeadOrder {
  const places = readTimes(column).map((time, row) => {
    if (time === undefined)
      throw new Refusal(
        `${column.table.path}, line ${column.table.rows[row]!.line}: "${column.header}" is empty, so this lead has no place in time. ` +
          `Name another column with --time, or fill it.`,
      )
    return time
  })
  return { by: column.header, kind: 'dates', places }
}

/** A date for every lead, written as one: bare numbers may be anything. */
function isWholeDate({ dates, cells }: Column): boolean {
  const written = dates.whole.some((format) => ['iso', 'dmy', 'mdy', 'named'].includes(format))
  return written && !dates.isAmbiguous && dates.values === cells.length
}

/** Whole numbers, each once, in nearly the order of the rows, up or down. */
function serialOf({ cells }: Column): number[] | undefined {
  const numbers = cells.map((cell) => (/^\d+$/.test(cell) ? parseNumber(cell) : undefined))
  if (cells.length < 2 || numbers.includes(undefined)) return undefined
  const places = numbers as number[]
  if (new Set(places).size < places.length) return undefined
  const rising =
    places.filter((place, row) => row > 0 && place > places[row - 1]!).length / (places.length - 1)
  return Math.max(rising, 1 - rising) >= NEARLY_ALWAYS ? places : undefined
}
