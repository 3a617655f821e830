import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceRevoke } from '../../lib/contract/source-revoke'
import { makeApp } from '../app'
import { makeLog } from '../log'
import { startIngestHub, type IngestHub } from '../test/ingest-hub'
import { rudderstackSettings, segmentSettings } from './library-settings'

interface Recorded {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}
type Library = 'segment' | 'rudderstack' | 'jitsu'

/**
 * What Chromium sent for `@segment/analytics-next` 1.84, `@rudderstack/analytics-js` 3.34 and `@jitsu/js` 1.11, set up as
 * the page of sources says: each address once, with its preflight.
 */
const RECORDED: Record<Library, Recorded[]> = JSON.parse(
  readFileSync(new URL('./browser-requests.json', import.meta.url), 'utf8'),
)
const ORIGIN = 'https://acme.example'

let hub: IngestHub
beforeAll(async () => {
  hub = await startIngestHub()
})
afterAll(() => hub.stop())

const basic = (key: string) => btoa(`${key}:`)

function send(app: IngestHub['app'], { method, path, headers, body }: Recorded, key: string) {
  const put = (text: string) =>
    text.replaceAll('<key>', key).replaceAll('<key with a colon>', key.replace('.', ':')).replaceAll('<basic>', basic(key)) // prettier-ignore
  const filled = Object.entries(headers).map(([name, value]) => [name, put(value)] as const)
  return app.request(put(path), {
    method,
    headers: { origin: ORIGIN, ...Object.fromEntries(filled) },
    ...(body === undefined ? {} : { body: put(body) }),
  })
}

const asks = (library: 'segment' | 'rudderstack') =>
  RECORDED[library].find(({ method, path }) => method === 'GET' && /settings|sourceConfig/.test(path))!

describe.each(['segment', 'rudderstack', 'jitsu'] as const)('the library of %s in a page', (library) => {
  it('may send all that it sends, and every event is stored', async () => {
    const { writeKey, sourceId } = await hub.addSource(library, 'browser')
    for (const recorded of RECORDED[library]) {
      const answer = await send(hub.app, recorded, writeKey)
      const { method, path, headers } = recorded
      expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, '*'])
      expect([method, path, answer.status]).toEqual([method, path, method === 'OPTIONS' ? 204 : 200])
      if (method !== 'OPTIONS') continue
      const list = (name: string) => answer.headers.get(name)?.toLowerCase().split(',') ?? []
      const wanted = (headers['access-control-request-headers'] ?? '').split(',').filter(Boolean)
      expect(list('access-control-allow-methods')).toContain(
        headers['access-control-request-method']!.toLowerCase(),
      )
      expect(list('access-control-allow-headers')).toEqual(expect.arrayContaining(wanted))
    }
    const taken = await hub.db
      .selectFrom('ingested')
      .select('message_id')
      .where('workspace_id', '=', hub.workspaceId)
      .where('source_id', '=', sourceId)
      .execute()
    const posted = RECORDED[library].filter(({ method }) => method === 'POST')
    expect(posted.length).toBeGreaterThanOrEqual(4)
    expect(taken).toHaveLength(posted.length)
  })
})

it('tells Segment’s library where to send, of no destination, and to measure nothing', async () => {
  const { writeKey } = await hub.addSource('segment', 'browser')
  const answer = await send(hub.app, asks('segment'), writeKey)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const apiHost = 'hub.test/v1'
  expect(await answer.json()).toEqual({
    integrations: { 'Segment.io': { apiKey: writeKey, apiHost, protocol: 'http' } },
    metrics: { sampleRate: 0 },
  })
  // The library writes `${protocol}://${apiHost}/t`.
  expect(segmentSettings('k', 'https://acme.example:8443/hub').integrations['Segment.io']).toEqual({
    apiKey: 'k',
    apiHost: 'acme.example:8443/hub/v1',
    protocol: 'https',
  })
})

it('tells RudderStack’s library what it cannot do without, of no destination, and to report nothing', async () => {
  const { writeKey } = await hub.addSource('rudderstack', 'browser')
  const answer = await send(hub.app, asks('rudderstack'), writeKey)
  const config = { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } }
  const settings = { source: { id: 'hub', enabled: true, config, destinations: [] } }
  expect(await answer.json()).toEqual(settings)
  expect(rudderstackSettings()).toEqual(settings)
  const bare = { ...asks('rudderstack'), path: '/sourceConfig' }
  expect((await send(hub.app, bare, writeKey)).status).toBe(200)
})

it('answers neither without a key, nor for one that is unknown, revoked or a server’s', async () => {
  const [server, revoked] = [
    await hub.addSource('segment', 'server'),
    await hub.addSource('segment', 'browser'),
  ]
  expect((await send(hub.app, asks('segment'), revoked.writeKey)).status).toBe(200)
  await hub.ask(hub.admin, sourceRevoke, { sourceId: revoked.sourceId })
  hub.setNow(hub.now() + 9000)
  const unknown = `${server.writeKey.slice(0, 33)}${'x'.repeat(32)}`
  for (const library of ['segment', 'rudderstack'] as const)
    for (const key of [server.writeKey, revoked.writeKey, unknown, 'x', '%00', '']) {
      const answer = await send(hub.app, asks(library), key)
      // An empty key makes another address of Segment's.
      if (library === 'segment' && key === '') expect(answer.status).toBe(404)
      else expect([key, (await answer.json()).error.code]).toEqual([key, 'badWriteKey'])
      if (key !== '') expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
})

it('writes no key into the log, taken or refused', async () => {
  const lines: string[] = []
  const app = makeApp({ ...hub, log: makeLog('debug', { write: (line) => void lines.push(line) }) })
  const [page, server] = [await hub.addSource('segment', 'browser'), await hub.addSource('segment', 'server')]
  for (const { writeKey } of [page, server])
    for (const library of ['segment', 'rudderstack'] as const) await send(app, asks(library), writeKey)
  expect(lines).toHaveLength(4)
  expect(lines.join('')).toContain('v1/projects/:key/settings')
  for (const { writeKey } of [page, server])
    for (const part of [writeKey.split('.')[1]!, basic(writeKey)]) expect(lines.join('')).not.toContain(part)
})
