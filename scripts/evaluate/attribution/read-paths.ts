import { z } from 'zod'
import { makePaths, pathOfChannels, type TouchPath } from '../../../lib/domain/attribution/touch-path.ts'
import { Refusal } from '../command.ts'
import { readFlags, readNumbers, readTimes } from '../table/read-cells.ts'
import { DateFormats } from '../table/read-map.ts'
import { columnOf, optionalColumn, type Table } from '../table/read-table.ts'

const TouchMap = z.strictObject({
  customer: z.string(),
  time: z.string(),
  channel: z.string(),
  conversion: z.string(),
  value: z.string().optional(),
  side: z.string().optional(),
  dates: DateFormats,
})
const PathMap = z.strictObject({
  path: z.string(),
  conversions: z.string(),
  nulls: z.string().optional(),
  value: z.string().optional(),
})

/** The columns of a file of touches, or of a file of whole paths. */
export const AttributionMap = z.union([PathMap, TouchMap])
export type AttributionMap = z.infer<typeof AttributionMap>

export const MAP_EXAMPLE = {
  customer: 'customer_id',
  time: 'time',
  channel: 'channel',
  conversion: 'conversion',
  value: 'conversion_value',
}

/** The map of a file whose columns are named as the map names them. Throws a `Refusal` where they are not. */
export function mapByNames({ path, headers }: Table): AttributionMap {
  const maps = [PathMap, TouchMap].map((schema) => {
    const names = Object.keys(schema.shape).filter((name) => headers.includes(name))
    return schema.safeParse(Object.fromEntries(names.map((name) => [name, name])))
  })
  const fitting = maps.find((parsed) => parsed.success)
  if (fitting?.success) return fitting.data
  throw new Refusal(
    `Say --map: ${path} has neither the columns customer, time, channel, conversion nor path, conversions.`,
  )
}

export interface PathsRead {
  paths: TouchPath[]
  /** What the person should know of the file. */
  notes: string[]
}

/** Paths of a table by its map. Throws a `Refusal` for a missing column and a cell that cannot be read. */
export function readPaths(table: Table, map: AttributionMap): PathsRead {
  return 'path' in map ? readWholePaths(table, map) : readTouches(table, map)
}

function readTouches(table: Table, map: z.infer<typeof TouchMap>): PathsRead {
  const customers = columnOf(table, map.customer).cells
  const channels = columnOf(table, map.channel).cells
  const times = readTimes(columnOf(table, map.time), map.dates?.[map.time])
  const converts = readFlags(columnOf(table, map.conversion))
  const value = optionalColumn(table, map.value)
  const values = value && readNumbers(value)
  const sides = optionalColumn(table, map.side)?.cells
  let unplaced = 0
  let nameless = 0
  const touches = table.rows.flatMap((_, row) => {
    const [customer, at] = [customers[row]!, times[row]]
    if (customer === '' || at === undefined) {
      unplaced++
      return []
    }
    const channel = channels[row]!
    if (channel === '' && !converts[row]) nameless++
    const side = sides?.[row] && channel ? `${sides[row]}: ` : ''
    const worth = converts[row] ? (values?.[row] ?? 0) : 0
    return [{ customer, at, channel: side + channel, converts: converts[row]!, value: worth }]
  })
  const notes = []
  if (unplaced > 0) notes.push(`${unplaced} rows have no customer or no time and are left out.`)
  if (nameless > 0) notes.push(`${nameless} touches have no channel and are left out.`)
  return { paths: makePaths(touches), notes }
}

function readWholePaths(table: Table, map: z.infer<typeof PathMap>): PathsRead {
  const counts = (header: string | undefined) => {
    const column = optionalColumn(table, header)
    return column && readNumbers(column).map((count, row) => notNegative(count ?? 0, table, row))
  }
  const conversions = counts(map.conversions)!
  const nulls = counts(map.nulls)
  const values = counts(map.value)
  const paths = columnOf(table, map.path).cells.map((text, row) => {
    const channels = text.split('>').map((name) => name.trim())
    return pathOfChannels(
      channels.filter((name) => name !== ''),
      { conversions: conversions[row]!, nulls: nulls?.[row] ?? 0, value: values?.[row] ?? 0 },
    )
  })
  return { paths, notes: ['A path file has no times: time decay takes one day for each touch.'] }
}

function notNegative(count: number, table: Table, row: number): number {
  if (count < 0) throw new Refusal(`${table.path}, line ${table.rows[row]!.line}: a count cannot be below 0.`)
  return count
}
