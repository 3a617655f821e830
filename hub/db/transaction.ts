import type { Transaction } from 'kysely'
import type { Database } from './connect'
import type { Tables } from './tables'

export type Tx = Transaction<Tables>

/** Serialization failure and deadlock: the same work may succeed at once. */
const RETRIED = new Set(['40001', '40P01'])
const TRIES = 5

/** Runs short work in one transaction, again where Postgres asks for it. The work must bear being run twice. */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const { code } = error as { code?: string }
      if (attempt === TRIES || code === undefined || !RETRIED.has(code)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}
