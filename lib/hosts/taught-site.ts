import type { HostTable } from '../domain/host-table'
import { makeAdapter } from './adapter'
import type { HostAdapter } from './contract'
import { placeProblem } from './taught-place'
import { isVisible } from './visible'

/**
 * A site that was taught is read by its table only where exactly one element stands at the place that was pointed at,
 * and is neither a list's, a quote's nor a draft's. Whether this is a page of the taught shape is the worker's to say.
 */
export function taughtSite(table: HostTable): HostAdapter {
  // Its routes are shapes, not addresses.
  const { isMine, ...adapter } = makeAdapter({ ...table, routes: [] })
  return { ...adapter, isMine: (url, page) => isMine(url, page) && isThere(table, page) }
}

function isThere(table: HostTable, page: Document): boolean {
  const [probe] = table.mail?.people.record ?? []
  const [element, another] = probe ? page.querySelectorAll(probe.css) : []
  return Boolean(element && !another && isVisible(element) && !placeProblem(element, probe?.attribute))
}
