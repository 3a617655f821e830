import { Analytics } from '@segment/analytics-node'
import Rudder from '@rudderstack/rudder-sdk-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startIngestHub, type IngestHub } from '../test/ingest-hub'

let hub: IngestHub
/** How many of the next requests are refused: before the hub sees them, or after it has stored them. */
let lost: ('before' | 'after')[] = []
let requests = 0

beforeAll(async () => {
  hub = await startIngestHub(async (request, next) => {
    requests++
    const fault = lost.shift()
    if (fault === 'before') return new Response('no', { status: 503 })
    const response = await next(request)
    return fault === 'after' ? new Response('no', { status: 503 }) : response
  })
})
afterAll(() => hub.stop())

async function typesAfter(count: number): Promise<string[]> {
  await expect
    .poll(async () => (await hub.touchpoints()).length, { timeout: 15_000 })
    .toBeGreaterThanOrEqual(count)
  return (await hub.touchpoints()).map(({ type }) => type).sort()
}

it('takes what Segment’s library sends, once, though batches were refused and answers lost', async () => {
  const { writeKey } = await hub.addSource('segment')
  const analytics = new Analytics({ writeKey, host: hub.address, flushAt: 5, flushInterval: 50 })
  const errors: unknown[] = []
  analytics.on('error', (error) => errors.push(error))
  lost = ['before', 'after']
  requests = 0
  analytics.identify({ userId: 'u1', traits: { email: 'Ann.Lee@gmail.com', name: 'Ann Lee' } })
  analytics.track({ userId: 'u1', event: 'Email Opened', properties: { subject: 'Spring' } })
  analytics.page({ userId: 'u1', properties: { url: 'https://acme.example/pricing' } })
  analytics.track({ userId: 'u1', event: 'Trial Started' })
  analytics.track({ userId: 'u1', event: 'Sang in the shower' })
  await analytics.closeAndFlush({ timeout: 20_000 })
  expect(errors).toEqual([])
  expect(requests).toBeGreaterThanOrEqual(3)
  expect(await typesAfter(4)).toEqual(['email.opened', 'other', 'pricing.viewed', 'trial.started'])
  const [lead] = await hub.db
    .selectFrom('lead')
    .select(['name', 'known', 'body'])
    .where('workspace_id', '=', hub.workspaceId)
    .execute()
  expect(lead).toMatchObject({ name: 'Ann Lee', known: true, body: { emails: ['ann.lee@gmail.com'] } })
})

it('takes what RudderStack’s library sends, packed, once', async () => {
  const { writeKey } = await hub.addSource('rudderstack')
  const before = (await hub.touchpoints()).length
  const rudder = new Rudder(writeKey, {
    dataPlaneUrl: hub.address,
    flushAt: 3,
    flushInterval: 50,
    logLevel: 'error',
  })
  lost = ['after']
  requests = 0
  rudder.identify({ userId: 'r1', traits: { email: 'bob@acme.example' } })
  rudder.track({ userId: 'r1', event: 'Email Link Clicked' })
  rudder.page({ userId: 'r1', name: 'Blog', properties: { url: 'https://acme.example/blog/a' } })
  await new Promise<void>((resolve, reject) => {
    void rudder.flush((error: Error | undefined) => (error ? reject(error) : resolve()))
  })
  await expect.poll(() => requests, { timeout: 15_000 }).toBeGreaterThanOrEqual(2)
  await typesAfter(before + 2)
  expect(await hub.touchpoints()).toHaveLength(before + 2)
})
