import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../test/test-hub'
import { authOptions } from './options'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({
    OIDC_ISSUER: 'http://127.0.0.1:1/',
    OIDC_CLIENT_ID: 'hub',
    OIDC_CLIENT_SECRET: 'a client’s secret',
  })
})
afterAll(() => hub.stop())

const missing = async () => {
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(authOptions(hub))
  return { toBeCreated, toBeAdded, statements: (await compileMigrations()).replace(/[;\s]/g, '') }
}

it('has every table, column and index that better-auth expects, made by our own migration', async () => {
  expect(await missing()).toEqual({ toBeCreated: [], toBeAdded: [], statements: '' })
})

it('would notice one that is not there', async () => {
  await sql`alter table auth_session drop column revoked_at`.execute(hub.db)
  expect((await missing()).toBeAdded).toMatchObject([{ table: 'auth_session' }])
})
