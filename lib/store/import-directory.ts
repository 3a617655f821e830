import { Dexie } from 'dexie'
import type { HalfdoorDatabase } from './database'
import type { LeadRow } from './lead-row'

/** Rows of one read while the directory is made: small enough that other messages are answered in between. */
const PAGE = 2000

/**
 * Which lead each key belongs to, in memory: a hundred thousand look-ups in an index take seconds, here none. It
 * goes stale when anything but an import changes leads; the transaction of a batch looks at `isStale` after it has
 * begun, when every earlier change has been told.
 */
export interface LeadDirectory {
  find(key: string): string | undefined
  add(key: string, leadId: string): void
  readonly isStale: boolean
  /** Makes it stale: what was added may not be stored after all. */
  forget(): void
  /** Reads all keys anew where they are stale. */
  refresh(): Promise<void>
  close(): void
}

/** A directory over a database, empty and stale until its first `refresh`. */
export function makeLeadDirectory(db: HalfdoorDatabase): LeadDirectory {
  const ids = new Map<string, string>()
  let isStale = true
  const leadsPart = `idb://${db.name}/leads/`
  const heed = (parts: Record<string, unknown>) => {
    isStale ||= 'all' in parts || Object.keys(parts).some((part) => part.startsWith(leadsPart))
  }
  Dexie.on('storagemutated', heed)
  return {
    find: (key) => ids.get(key),
    add: (key, leadId) => void ids.set(key, leadId),
    get isStale() {
      return isStale
    },
    forget() {
      isStale = true
    },
    async refresh() {
      while (isStale) {
        isStale = false
        ids.clear()
        for (let after: string | undefined, more = true; more;) {
          const rows: LeadRow[] = await (after === undefined ? db.leads : db.leads.where('id').above(after))
            .limit(PAGE)
            .toArray()
          for (const row of rows) for (const key of row.keys) ids.set(key, row.id)
          after = rows.at(-1)?.id
          more = rows.length === PAGE
        }
      }
    },
    close() {
      Dexie.on('storagemutated').unsubscribe(heed)
      ids.clear()
      isStale = true
    },
  }
}
