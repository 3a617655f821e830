import type { HalfdoorDatabase } from './database'
import { readWho } from './directory-row'
import { loadDirectory } from './directory-store'

/**
 * Which lead each key belongs to, in memory: a hundred thousand look-ups in an index take seconds, here none. It
 * holds as long as the directory has the rows it was made of and those that its own import added; a transaction
 * looks at their numbers.
 */
export interface LeadDirectory {
  find(key: string): string | undefined
  /** Leads that are about to be stored. */
  add(key: string, leadId: string): void
  /** The row of leads that were added is stored under this number. */
  stored(seq: number): void
  /** True where the directory has just the rows of these numbers, in order. */
  holds(numbers: readonly IDBValidKey[]): boolean
  readonly isStale: boolean
  /** Higher each time it went stale: what was worked out at another version no longer holds. */
  readonly version: number
  /** Makes it stale: what was added may not be stored after all, or others have stored leads. */
  forget(): void
  /** Reads all keys anew where they are stale. */
  refresh(): Promise<void>
}

/** A directory over a database, empty and stale until its first `refresh`. */
export function makeLeadDirectory(db: HalfdoorDatabase): LeadDirectory {
  const ids = new Map<string, string>()
  let numbers: number[] = []
  let isStale = true
  let version = 0
  return {
    find: (key) => ids.get(key),
    add: (key, leadId) => void ids.set(key, leadId),
    stored: (seq) => void numbers.push(seq),
    holds: (present) =>
      present.length === numbers.length && present.every((number, index) => number === numbers[index]),
    get isStale() {
      return isStale
    },
    get version() {
      return version
    },
    forget() {
      isStale = true
      version++
    },
    async refresh() {
      if (!isStale) return
      const rows = await loadDirectory(db, await db.leads.count())
      ids.clear()
      for (const row of rows)
        for (const [id, ...keys] of readWho(row)) for (const key of keys) ids.set(key, id)
      numbers = rows.map(({ seq }) => seq!)
      isStale = false
    },
  }
}
