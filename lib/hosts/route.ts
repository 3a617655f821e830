import type { HostTable } from '../domain/host-table'
import type { Reading } from '../domain/reading'

/** What a URL says by itself. */
export interface Place {
  /** A message or a record is open. */
  isOpen: boolean
  record?: Reading['record']
  thread?: string
}

/** Reads a URL by a host's routes, the first that fits. */
export function readPlace(url: URL, { host, routes, objects, prefixes, link }: HostTable): Place {
  const address = url.pathname + url.search + url.hash
  for (const route of routes) {
    const hit = new RegExp(route.pattern).exec(address)
    if (!hit) continue
    const { object: named = '', id, thread, folder } = hit.groups ?? {}
    const object =
      prefixes?.[(id ?? '').slice(0, 3)] ?? objects?.[named] ?? route.object ?? named.toLowerCase()
    // A part of a list's address may look like an id.
    if (id && !object) continue
    return {
      isOpen: true,
      thread: thread && (folder === undefined ? thread : `${folder}/${thread}`),
      record: id && object ? { system: host, object, id, url: recordUrl(url, link, id, hit[0]) } : undefined,
    }
  }
  return { isOpen: false }
}

function recordUrl({ origin }: URL, link = '{path}', id: string, path: string): string {
  return origin + link.replace('{id}', id).replace('{path}', path)
}
