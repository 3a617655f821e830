import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './connect'
import * as first from './migrations/0001-first'

/** Every migration by its number; a new one is one file and one line. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
}

/** Brings the database up to date. Throws, and changes nothing, where a step fails. */
export async function migrate(db: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'a migration'
    throw new Error(`The database could not be brought up to date (${failed}).`, { cause: error })
  }
  return results.map(({ migrationName }) => migrationName)
}
