import type { HostTable } from '../domain/host-table'
import { makeAdapter, readSafely } from './adapter'
import type { HostAdapter } from './contract'
import { genericAdapter } from './generic/adapter'
import { taughtSite } from './taught-site'

/** What the worker gives a page to read it by. */
export interface PageTables {
  /** Those that may be this page's, by its address or by marks in it. */
  tables: HostTable[]
  /** Names of those that the person turned off. */
  off: string[]
}

/** The adapter of each page by these tables; the generic detector where nobody else claims it. */
export function makeFinder({ tables, off }: PageTables): (url: URL, page: Document) => HostAdapter {
  const adapters = tables.map((table) => {
    if (off.includes(table.host)) return turnedOff(table)
    return table.host.startsWith('taught-') ? taughtSite(table) : makeAdapter(table)
  })
  return (url, page) => adapters.find((adapter) => adapter.isMine(url, page)) ?? genericAdapter
}

/** Says only that this host is off: nothing of the page is looked at. */
function turnedOff(table: HostTable): HostAdapter {
  const { name, isMine, composes } = makeAdapter(table)
  const read = (page: Document) =>
    readSafely(
      name,
      page,
      () => [],
      () => ({ state: 'off' }),
    )
  return { name, isMine, composes, read }
}
