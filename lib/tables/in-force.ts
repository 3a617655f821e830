import type { HostTable } from '../domain/host-table'
import type { TableUpdate } from '../domain/table-update'
import { isSiteOf } from '../hosts/site'

/** What decides which tables are in force. */
export interface TableSources {
  builtIn: readonly HostTable[]
  version: number
  update?: TableUpdate
  taught: readonly HostTable[]
  /** The person's own word on each host. */
  on: Readonly<Record<string, boolean>>
}

/** The tables in force, and their version: an update's where it is newer than this build, host by host. */
export function tablesInForce({ builtIn, version, update }: TableSources): {
  version: number
  tables: HostTable[]
} {
  if (!update || update.version <= version) return { version, tables: [...builtIn] }
  const byHost = new Map(update.tables.map((table) => [table.host, table]))
  return { version: update.version, tables: builtIn.map((table) => byHost.get(table.host) ?? table) }
}

/** True where a host is read. The person's word counts before an update's, and that before the table's own. */
export function isHostOn(table: HostTable, sources: TableSources): boolean {
  const { on, update, version } = sources
  const isStopped = update && update.version > version && update.off.includes(table.host)
  return on[table.host] ?? !(isStopped || table.asksFirst)
}

/** What a page is to be read by: tables of its site; where there are none, taught ones and those of self-hosted software. */
export function tablesForPage(
  hostname: string,
  sources: TableSources,
): { tables: HostTable[]; off: string[] } {
  const { tables } = tablesInForce(sources)
  const bySite = tables.filter((table) => isSiteOf(table, hostname))
  const taught = sources.taught.filter((table) => isSiteOf(table, hostname))
  const chosen = bySite.length ? bySite : [...taught, ...tables.filter(({ marks }) => marks)]
  return { tables: chosen, off: chosen.filter((table) => !isHostOn(table, sources)).map(({ host }) => host) }
}
