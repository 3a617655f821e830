import { Dexie } from 'dexie'
import type { HalfdoorDatabase } from './database'
import type { LeadRow } from './lead-row'

/** Rows of one read while the directory is made: small enough that other messages are answered in between. */
const PAGE = 2000

/**
 * Which lead each key belongs to, in memory: a hundred thousand look-ups in an index take seconds, here none. It
 * goes stale when anything but an import changes leads; the transaction of a batch looks at `version` after it has
 * begun, when every earlier change has been told.
 */
export interface LeadDirectory {
  find(key: string): string | undefined
  add(key: string, leadId: string): void
  readonly isStale: boolean
  /** Higher each time it went stale: what was worked out at another version no longer holds. */
  readonly version: number
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
  let version = 0
  const spoil = () => {
    isStale = true
    version++
  }
  const leadsPart = `idb://${db.name}/leads/`
  const heed = (parts: Record<string, unknown>) => {
    if ('all' in parts || Object.keys(parts).some((part) => part.startsWith(leadsPart))) spoil()
  }
  Dexie.on('storagemutated', heed)
  return {
    find: (key) => ids.get(key),
    add: (key, leadId) => void ids.set(key, leadId),
    get isStale() {
      return isStale
    },
    get version() {
      return version
    },
    forget: spoil,
    async refresh() {
      while (isStale) {
        const begun = version
        ids.clear()
        for (let after: string | undefined, more = true; more;) {
          const rows: LeadRow[] = await (after === undefined ? db.leads : db.leads.where('id').above(after))
            .limit(PAGE)
            .toArray()
          for (const row of rows) for (const key of row.keys) ids.set(key, row.id)
          after = rows.at(-1)?.id
          more = rows.length === PAGE
        }
        // Stale until every key is in: nobody plans on half a directory.
        if (version === begun) isStale = false
      }
    },
    close() {
      Dexie.on('storagemutated').unsubscribe(heed)
      ids.clear()
      spoil()
    },
  }
}
