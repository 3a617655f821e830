import type { HalfdoorDatabase } from './database'

type StoreName = 'leads' | 'journeys' | 'directory'

/**
 * Runs one transaction on the browser's own objects: an import writes rows by the ten thousand, and Dexie's
 * bookkeeping for each costs as much as the writing. Relaxed: whole or not at all, but on disk only with the strict
 * write that ends an import (`putMapping`), or when the system gets to it. `begin` makes its first requests; what it throws later, in
 * their answers, aborts all of it. Rejects with that error, or with the database's own.
 */
export async function inRawTransaction(
  db: HalfdoorDatabase,
  begin: (transaction: IDBTransaction, guard: (work: () => void) => void) => void,
): Promise<void> {
  if (!db.isOpen()) await db.open()
  const names: StoreName[] = ['leads', 'journeys', 'directory']
  await new Promise<void>((resolve, reject) => {
    const transaction = db.backendDB().transaction(names, 'readwrite', { durability: 'relaxed' })
    let failure: unknown
    const guard = (work: () => void) => {
      try {
        work()
      } catch (error) {
        failure ??= error
        transaction.abort()
      }
    }
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(failure ?? transaction.error ?? new Error('The transaction was stopped'))
    guard(() => begin(transaction, guard))
  })
}

/**
 * Reads rows by their ids. Ids made one after the other stand side by side, so first one sweep from the lowest to
 * the highest, no longer than twice the ids; what it does not reach is read one by one.
 */
export function readRowsByIds<Row extends { id: string }>(
  store: IDBObjectStore,
  ids: readonly string[],
  guard: (work: () => void) => void,
  done: (rows: Map<string, Row>) => void,
): void {
  const wanted = new Set(ids)
  const rows = new Map<string, Row>()
  const sorted = [...wanted].sort()
  const most = 2 * sorted.length + 50
  if (sorted.length === 0) return done(rows)
  const sweep = store.getAll(IDBKeyRange.bound(sorted[0]!, sorted.at(-1)!), most)
  sweep.onsuccess = () =>
    guard(() => {
      const swept = sweep.result as Row[]
      for (const row of swept) if (wanted.has(row.id)) rows.set(row.id, row)
      const reached = swept.length < most ? undefined : swept.at(-1)?.id
      const beyond = reached === undefined ? [] : sorted.filter((id) => id > reached)
      let open = beyond.length
      if (open === 0) return done(rows)
      for (const id of beyond) {
        const one = store.get(id)
        one.onsuccess = () =>
          guard(() => {
            if (one.result) rows.set(id, one.result as Row)
            if (--open === 0) done(rows)
          })
      }
    })
}
