import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeApp } from '../app'
import { ingestedEvents, watchProcess } from '../metrics'
import { serve, type Served } from '../serve'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
let served: Served
beforeAll(async () => {
  hub = await startTestHub()
  served = await serve(hub.app.fetch, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await served.stop()
  await hub.stop()
})

it('lives, and is ready only with a database that is up to date', async () => {
  expect((await hub.app.request('/healthz')).status).toBe(200)
  expect((await hub.app.request('/readyz')).status).toBe(200)
  await sql`update kysely_migration set name = name || '-other'`.execute(hub.db)
  const response = await hub.app.request('/readyz')
  expect(response.status).toBe(503)
  expect((await response.json()).error.code).toBe('unavailable')
  expect((await hub.app.request('/healthz')).status).toBe(200)
})

it('counts requests by route and events by outcome', async () => {
  watchProcess()
  await fetch(`${served.address}/api/v1/me?email=ann@acme.example`)
  ingestedEvents.inc({ outcome: 'applied' }, 3)
  const text = await (await fetch(`${served.address}/metrics`)).text()
  expect(text).toMatch(/halfdoor_request_seconds_count\{method="GET",route="meGet",status="401"\} \d/)
  expect(text).toMatch(/halfdoor_events_total\{outcome="applied"\} 3/)
  expect(text).toContain('nodejs_heap_size_used_bytes')
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  expect(text).not.toContain('ann@')
})

it('shows metrics to this machine only, and to nobody through a proxy', async () => {
  const status = async (headers: Record<string, string>, to = served.address) =>
    (await fetch(`${to}/metrics`, { headers })).status
  expect(await status({})).toBe(200)
  expect(await status({ 'x-forwarded-for': '203.0.113.7' })).toBe(403)
  expect((await hub.app.request('/metrics')).status).toBe(403)
})

it('wants the token where there is one', async () => {
  const METRICS_TOKEN = 'sixteen letters or more'
  const app = makeApp({ ...hub, env: { ...hub.env, METRICS_TOKEN } })
  const status = async (authorization: string) =>
    (await app.request('/metrics', { headers: { authorization } })).status
  expect(await status(`Bearer ${METRICS_TOKEN}`)).toBe(200)
  expect(await status(`Bearer ${METRICS_TOKEN}x`)).toBe(403)
  expect(await status('')).toBe(403)
})
