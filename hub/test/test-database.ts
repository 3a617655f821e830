import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Connection } from '../db/connect'
import { migrate } from '../db/migrate'
import { makeId } from '../../lib/platform/id'
import { recordStatements } from './recorded-statements'

/** A database of its own on the test server, brought up to date; `drop` takes it away. */
export async function makeTestDatabase(): Promise<Connection & { url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl')
  const name = `hub_${makeId().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await bringUpToDate(url)
  const connection = connect(url, 10, (error) => console.error(error.message))
  const statements = recordStatements(connection.pool)
  return {
    ...connection,
    url,
    async drop() {
      await statements.check()
      await connection.close()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

/** Over a connection of its own: what a migration runs is not what the hub runs. */
async function bringUpToDate(url: string): Promise<void> {
  const { db, close } = connect(url, 1, (error) => console.error(error.message))
  await migrate(db)
  await close()
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
