import { z } from 'zod'
import { TouchpointType, usualSide, type Touchpoint } from '../../../lib/domain/touchpoint.ts'
import { kindOfName } from '../../../lib/import/touchpoint-kind.ts'
import { Refusal } from '../command.ts'
import { readTimes } from '../table/read-cells.ts'
import { DateFormats, readMap } from '../table/read-map.ts'
import { columnOf, readTable } from '../table/read-table.ts'
import type { TouchesOfLeads } from './read-leads.ts'

const TouchMap = z.strictObject({
  lead: z.string(),
  time: z.string(),
  type: z.string(),
  types: z.record(z.string(), TouchpointType).optional(),
  dates: DateFormats,
})

interface Options {
  touches?: string
  map?: string
  id?: string
  at?: string
}

/** The touches of a table's leads, where a file of them is given. Throws a `Refusal` for an option that is missing. */
export async function readTouches({ touches, map, id, at }: Options): Promise<TouchesOfLeads | undefined> {
  if (touches === undefined) return undefined
  if (map === undefined || id === undefined) throw new Refusal('With --touches say --map and --id as well.')
  const { types = {}, dates = {}, ...names } = readMap(map, TouchMap, { lead: 'lead', time: 'time', type: 'type' }) // prettier-ignore
  const table = await readTable(touches)
  const [lead, type] = [columnOf(table, names.lead), columnOf(table, names.type)]
  const times = readTimes(columnOf(table, names.time), dates[names.time])
  const byLead = new Map<string, Touchpoint[]>()
  let last = -Infinity
  for (const [row, time] of times.entries()) {
    const kind = types[type.cells[row]!] ?? kindOfName(type.cells[row]!, 'file').type
    if (time === undefined) continue
    last = Math.max(last, time)
    const touch = { id: `file:${row}`, type: kind, at: time, side: usualSide(kind), source: 'file' }
    const known = byLead.get(lead.cells[row]!)
    if (known) known.push(touch)
    else byLead.set(lead.cells[row]!, [touch])
  }
  return { idColumn: id, byLead, at: at === undefined ? last : momentOf(at) }
}

function momentOf(text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Refusal(`--at takes a day or a time as 2026-03-31, not "${text}".`)
  return at
}
