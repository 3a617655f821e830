import { z } from 'zod'
import type { JourneyModel } from '../../../lib/domain/journey-model.ts'
import type { LeadTouches, TouchKind } from '../../../lib/domain/learning/journey-snapshot.ts'
import { Refusal } from '../command.ts'
import { readTimes } from '../table/read-cells.ts'
import { DateFormats } from '../table/read-map.ts'
import { columnOf, type Table } from '../table/read-table.ts'
import { makeKindBook, TouchMeaning } from './touch-kinds.ts'

const Meanings = z.record(z.string(), TouchMeaning)

/** Column names, and any table of outside names beside them, whatever it is called. */
export const TouchMap = z
  .object({ lead: z.string(), time: z.string(), type: z.string(), dates: DateFormats })
  .catchall(Meanings)
export type TouchMap = z.infer<typeof TouchMap>

export const MAP_EXAMPLE = {
  lead: 'contact_id',
  time: 'timestamp',
  type: 'event',
  types: { 'Page hit': 'page.viewed', 'Price list': 'pricing.viewed', Webinar: 20 },
}

/** Touches of a file by lead, with the outcome apart. */
export interface ReadTouches {
  leads: LeadTouches[]
  kinds: TouchKind[]
  /** Touches read, the outcome's included. */
  touches: number
  first: number
  last: number
  notes: string[]
}

interface Touch {
  lead: string
  at: number
  kind: number
  isOutcome: boolean
}

/**
 * Reads touches in any order. A touch whose outside name or touchpoint type is in `labels` is the outcome; what a lead
 * did after its first outcome is not looked at. Throws a `Refusal` where no touch is the outcome.
 */
export function readTouches(
  table: Table,
  map: TouchMap,
  labels: readonly string[],
  model: JourneyModel,
): ReadTouches {
  const book = makeKindBook(meaningsOf(map), model)
  const [leads, types] = [columnOf(table, map.lead).cells, columnOf(table, map.type).cells]
  const timeColumn = columnOf(table, map.time)
  const times = readTimes(timeColumn, map.dates?.[timeColumn.header])
  const wanted = new Set(labels.map((label) => label.toLowerCase()))
  // Kinds and leads in the order of their names: the order of the rows then changes nothing, to the last digit.
  for (const name of [...new Set(types)].sort()) if (name !== '') book.placeOf(name)
  const touches: Touch[] = []
  for (const [row, at] of times.entries()) {
    const [lead, name] = [leads[row]!, types[row]!]
    if (at === undefined || lead === '' || name === '') continue
    const kind = book.placeOf(name)
    const isOutcome = [name, book.kinds[kind]!.name].some((each) => wanted.has(each.toLowerCase()))
    touches.push({ lead, at, kind, isOutcome })
  }
  if (!touches.some(({ isOutcome }) => isOutcome)) throw noOutcome(labels, types, table)
  const skipped = times.length - touches.length
  const all = touches.map(({ at }) => at)
  return {
    leads: [...Map.groupBy(touches, ({ lead }) => lead)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([lead, its]) => toLead(lead, its)),
    kinds: book.kinds,
    touches: touches.length,
    first: all.reduce((least, at) => Math.min(least, at)),
    last: all.reduce((most, at) => Math.max(most, at)),
    notes: skipped > 0 ? [`${skipped} rows without a lead, a time or a type were left out.`] : [],
  }
}

function toLead(lead: string, touches: readonly Touch[]): LeadTouches {
  const outcomes = touches.filter(({ isOutcome }) => isOutcome).map(({ at }) => at)
  const others = touches.filter(({ isOutcome }) => !isOutcome).sort((a, b) => a.at - b.at || a.kind - b.kind)
  return {
    lead,
    touches: others,
    ...(outcomes.length > 0 ? { wonAt: outcomes.reduce((first, at) => Math.min(first, at)) } : {}),
  }
}

/** Every table in the map, by whatever name. */
function meaningsOf(map: TouchMap): Map<string, TouchMeaning> {
  const columns = new Set(['lead', 'time', 'type', 'dates'])
  const tables = Object.entries(map).filter(([key]) => !columns.has(key))
  return new Map(tables.flatMap(([, table]) => Object.entries(table as z.infer<typeof Meanings>)))
}

function noOutcome(labels: readonly string[], types: readonly string[], table: Table): Refusal {
  const there = [...new Set(types)].slice(0, 30)
  return new Refusal(
    `No touch in ${table.path} is ${labels.map((label) => `"${label}"`).join(' or ')}: --label names an outside name or a ` +
      `touchpoint type of the outcome. There are: ${there.join(', ')}.`,
  )
}
