import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { meGet } from '../lib/contract/me-get'
import { inTransaction } from './db/transaction'
import { asRefusal } from './errors'
import { startTestHub, type TestHub } from './test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

it.each(['40001', '40P01'])('asks to try again where Postgres gives way with %s every time', async (code) => {
  let tries = 0
  const work = inTransaction(hub.db, async (tx) => {
    tries++
    await sql.raw(`do $$ begin raise exception 'in the way' using errcode = '${code}'; end $$`).execute(tx)
  })
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(tries).toBeGreaterThan(2)
  expect(asRefusal(error)).toMatchObject({ code: 'unavailable', status: 503 })
})

it('keeps a defect a defect', async () => {
  const error: unknown = await sql`select 1 / 0`.execute(hub.db).catch((thrown: unknown) => thrown)
  expect(asRefusal(error).code).toBe('internal')
  expect((await hub.ask(undefined, meGet, {})).status).toBe(401)
})
