import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables'

export type Database = Kysely<Tables>

/** A database with the pool beneath it. */
export interface Connection {
  db: Database
  pool: pg.Pool
  close(): Promise<void>
}

/** Times and counts fit a double; a string would only be parsed later. */
const INT8 = 20
pg.types.setTypeParser(INT8, Number)

/** Opens a pool. `onLost` hears of connections that broke; the pool replaces them. */
export function connect(url: string, max: number, onLost: (error: Error) => void): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    application_name: 'halfdoor',
  })
  // Lent out or idle: without a listener a broken connection would end the process. The pool tells of idle ones again.
  pool.on('connect', (client) => void client.on('error', onLost))
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
