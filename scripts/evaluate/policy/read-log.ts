import { z } from 'zod'
import type { Logged } from '../../../lib/domain/policy/replay.ts'
import { Refusal } from '../command.ts'
import { readNumbers, readTimes } from '../table/read-cells.ts'
import { DateFormats } from '../table/read-map.ts'
import { columnOf, optionalColumn, type Column, type Table } from '../table/read-table.ts'

/** The columns of a log of choices made at random. */
export const LogMap = z.strictObject({
  action: z.string(),
  reward: z.string(),
  propensity: z.string().optional(),
  context: z.union([z.string(), z.array(z.string()).max(5)]).optional(),
  type: z.string().optional(),
  available: z.string().optional(),
  time: z.string().optional(),
  dates: DateFormats,
})
type LogMap = z.infer<typeof LogMap>

export const MAP_EXAMPLE = { action: 'asset', reward: 'moved', propensity: 'propensity', context: 'stage' }

export interface Log {
  events: Logged[]
  typeOf: (arm: string) => string
  /** Rows without an action or a reward. */
  leftOut: number
}

/**
 * The log in the order of its times, else of its rows. Without a propensity every available arm is taken to have
 * had the same chance; without `available` every arm of the log was available. Throws a `Refusal` for a cell that
 * cannot be read, a reward outside 0..1 and a propensity outside 0..1.
 */
export function readLog(table: Table, map: LogMap): Log {
  const actions = columnOf(table, map.action)
  const contexts = [map.context ?? []].flat().map((name) => columnOf(table, name))
  const types = optionalColumn(table, map.type)
  const available = optionalColumn(table, map.available)
  const rewards = readRewards(columnOf(table, map.reward))
  const given = optionalColumn(table, map.propensity)
  const propensities = given && within(given, readNumbers(given), 'a chance above 0 and at most 1')
  const every = [...new Set(actions.cells.filter(Boolean))].sort()
  const kinds = new Map(actions.cells.map((arm, row) => [arm, types?.cells[row] ?? arm]))
  const events = orderOf(table, map).flatMap((row): Logged[] => {
    const [arm, reward] = [actions.cells[row]!, rewards[row]]
    if (!arm || reward === undefined || (propensities && !propensities[row])) return []
    const listed = available?.cells[row]?.split(/\s*[;|]\s*/).filter(Boolean) ?? []
    const arms = listed.length === 0 ? every : listed.includes(arm) ? listed : [...listed, arm]
    const context = contexts.map((column) => column.cells[row]).join(' · ')
    return [{ context, arms, arm, reward, propensity: propensities?.[row] ?? 1 / arms.length }]
  })
  if (events.length === 0) throw new Refusal(`${table.path} has no row with both an action and a reward.`)
  return { events, typeOf: (arm) => kinds.get(arm) ?? arm, leftOut: table.rows.length - events.length }
}

const WORDS: Record<string, number> = { true: 1, yes: 1, false: 0, no: 0 }

function readRewards(column: Column): (number | undefined)[] {
  const cells = column.cells.map((cell) => String(WORDS[cell.toLowerCase()] ?? cell))
  return within(column, readNumbers({ ...column, cells }), 'a reward of 0 to 1')
}

function within(column: Column, numbers: (number | undefined)[], wanted: string): (number | undefined)[] {
  const least = wanted.includes('above') ? Number.MIN_VALUE : 0
  const row = numbers.findIndex((number) => number !== undefined && (number < least || number > 1))
  if (row < 0) return numbers
  const { table, header, cells } = column
  throw new Refusal(
    `${table.path}, line ${table.rows[row]!.line}: "${cells[row]}" in "${header}" is not ${wanted}.`,
  )
}

function orderOf(table: Table, map: LogMap): number[] {
  const rows = table.rows.map((_, row) => row)
  if (!map.time) return rows
  const times = readTimes(columnOf(table, map.time), map.dates?.[map.time])
  return rows.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
}
