import type { AssetSend } from '../../../lib/domain/reports/asset-use.ts'
import type { Objection } from '../../../lib/domain/reports/objections.ts'
import { Refusal } from '../command.ts'
import { readTable, type Table } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import {
  readAssets,
  readDeals,
  readLeads,
  readObjections,
  readSends,
  readTouches,
  type DealRecord,
  type LeadRecord,
  type TouchRecord,
} from './read-records.ts'
import type { ReportsMap } from './reports-map.ts'

export const OPTIONAL_FILES = ['deals', 'touches', 'sends', 'assets', 'objections'] as const
type OptionalFile = (typeof OPTIONAL_FILES)[number]

/** What the files hold; undefined where a file was not given. */
export interface Records {
  leads: LeadRecord[]
  deals?: DealRecord[]
  touches?: TouchRecord[]
  sends?: AssetSend[]
  assets?: { id: string; validTo?: number }[]
  objections?: Objection[]
}

/** Reads the files that were given. Throws a `Refusal` for one that the map says nothing of. */
export async function readFiles(
  paths: { leads: string } & Partial<Record<OptionalFile, string>>,
  map: ReportsMap,
): Promise<{ records: Records; notes: string[] }> {
  const notes: string[] = []
  const { dates } = map
  async function read<Kind extends OptionalFile, T>(
    kind: Kind,
    take: (table: Table, columns: NonNullable<ReportsMap[Kind]>) => T,
  ): Promise<T | undefined> {
    const path = paths[kind]
    if (!path) return undefined
    const columns = map[kind]
    if (!columns)
      throw new Refusal(`The map says nothing of the ${kind}: add "${kind}" to it. --help shows how.`)
    const table = await readTable(path)
    notes.push(...troubleNotes(table))
    return take(table, columns)
  }
  const leadTable = await readTable(paths.leads)
  notes.push(...troubleNotes(leadTable))
  const records: Records = {
    leads: readLeads(leadTable, map),
    deals: await read('deals', (table, columns) => readDeals(table, columns, dates)),
    touches: await read('touches', (table, columns) => readTouches(table, columns, dates)),
    sends: await read('sends', (table, columns) => readSends(table, columns, dates)),
    assets: await read('assets', (table, columns) => readAssets(table, columns, dates)),
    objections: await read('objections', (table, columns) => readObjections(table, columns, dates)),
  }
  return { records, notes }
}

/** The latest time that the files hold, undefined where they hold none. */
export function latestTime({
  leads,
  deals = [],
  touches = [],
  sends = [],
  objections = [],
}: Records): number | undefined {
  const times = [
    ...leads.flatMap(({ steps, handedAt, firstAttemptAt, verdictAt, answeredAt }) => [
      ...Object.values(steps),
      handedAt,
      firstAttemptAt,
      verdictAt,
      answeredAt,
    ]),
    ...deals.flatMap(({ openedAt, wonAt, lostAt }) => [openedAt, wonAt, lostAt]),
    ...[...touches, ...sends, ...objections].map(({ at }) => at),
  ]
  return times.reduce<number | undefined>(
    (latest, time) => (time === undefined ? latest : Math.max(time, latest ?? time)),
    undefined,
  )
}
