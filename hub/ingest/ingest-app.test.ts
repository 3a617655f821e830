import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deadLetterList } from '../../lib/contract/dead-letter-list'
import { deadLetterReplay } from '../../lib/contract/dead-letter-replay'
import { sourceList } from '../../lib/contract/source-list'
import { sourceRevoke } from '../../lib/contract/source-revoke'
import { startIngestHub, type IngestHub } from '../test/ingest-hub'

let hub: IngestHub
beforeAll(async () => {
  hub = await startIngestHub()
})
afterAll(() => hub.stop())

const page = (messageId: string, more: object = {}) => ({ type: 'page', messageId, userId: 'u', ...more })
const ids = async () => (await hub.touchpoints()).map(({ id }) => id.slice(id.lastIndexOf(':') + 1))

it('takes a key as the user of Basic, in its header and in the body, with a point or a colon', async () => {
  const { writeKey } = await hub.addSource('jitsu')
  const basic = (key: string) => ({ 'x-write-key': '', authorization: `Basic ${btoa(key)}` })
  expect(await (await hub.post('/v1/batch', '', { batch: [page('k1')] }, basic(`${writeKey}:`))).json()).toEqual({ success: true }) // prettier-ignore
  expect((await hub.post('/v1/p', '', { ...page('k2'), writeKey })).status).toBe(200)
  expect((await hub.post('/api/s/s2s/page', writeKey.replace('.', ':'), { messageId: 'k3', anonymousId: 'x' })).status).toBe(200) // prettier-ignore
  expect((await hub.post('/api/s/event', writeKey, page('k4'))).status).toBe(200)
  expect(await ids()).toEqual(expect.arrayContaining(['k1', 'k2', 'k3', 'k4']))
  const unknown = await hub.post(
    '/v1/track',
    writeKey.slice(0, -1) + (writeKey.endsWith('a') ? 'b' : 'a'),
    page('k5'),
  )
  expect([unknown.status, (await unknown.json()).error.code]).toEqual([401, 'badWriteKey'])
  expect((await hub.post('/v1/sing', writeKey, page('k6'))).status).toBe(404)
})

it('keeps keys as hashes and refuses a revoked one within ten seconds', async () => {
  const { writeKey, sourceId } = await hub.addSource()
  expect((await hub.post('/v1/page', writeKey, page('r1'))).status).toBe(200)
  const stored = JSON.stringify(await hub.db.selectFrom('source').selectAll().where('workspace_id', '=', hub.workspaceId).execute()) // prettier-ignore
  expect(stored).not.toContain(writeKey.split('.')[1])
  expect(JSON.stringify((await hub.ask(hub.admin, sourceList, {})).body)).not.toContain(
    writeKey.split('.')[1],
  )
  expect((await hub.ask(hub.admin, sourceRevoke, { sourceId })).status).toBe(200)
  hub.setNow(hub.now() + 9000)
  expect((await hub.post('/v1/page', writeKey, page('r2'))).status).toBe(401)
})

it('takes a good event beside bad ones, lists those and replays them once', async () => {
  const { writeKey, sourceId } = await hub.addSource()
  const batch = [page('g1'), 'no', { type: 'sing', userId: 'u' }, { type: 'track', event: 'E' }, page('g2', { x: 'y'.repeat(33_000) })] // prettier-ignore
  for (let time = 0; time < 2; time++)
    expect((await hub.post('/v1/batch', writeKey, { batch })).status).toBe(200)
  const { body } = await hub.ask(hub.admin, deadLetterList, {})
  const own = body.letters.filter((letter) => letter.sourceId === sourceId)
  expect(own.map(({ code }) => code).sort()).toEqual(['noId', 'notAnObject', 'tooLarge', 'unknownCall'])
  expect(await ids()).toContain('g1')
  const mended = own.find(({ code }) => code === 'noId')!
  const fixed = JSON.stringify({ type: 'track', event: 'E', messageId: 'g3', userId: 'u' })
  await hub.db.updateTable('dead_letter').set({ body: fixed }).where('workspace_id', '=', hub.workspaceId).where('id', '=', mended.id).execute() // prettier-ignore
  for (let time = 0; time < 2; time++)
    expect((await hub.ask(hub.admin, deadLetterReplay, { id: mended.id })).body).toMatchObject({
      taken: 1,
      failed: 0,
    })
  expect((await ids()).filter((id) => id === 'g3')).toHaveLength(1)
  expect((await hub.ask(hub.admin, deadLetterReplay, {})).body).toMatchObject({ failed: 3, isMore: false })
})

it('replays an event that an address named', async () => {
  const { writeKey, sourceId } = await hub.addSource()
  expect((await hub.post('/v1/track', writeKey, { event: 'E', messageId: 'single-1' })).status).toBe(200)
  const { body } = await hub.ask(hub.admin, deadLetterList, {})
  const { id, body: kept } = body.letters.find((letter) => letter.sourceId === sourceId)!
  const mended = JSON.stringify({ ...JSON.parse(kept), userId: 'u' })
  await hub.db.updateTable('dead_letter').set({ body: mended }).where('workspace_id', '=', hub.workspaceId).where('id', '=', id).execute() // prettier-ignore
  expect((await hub.ask(hub.admin, deadLetterReplay, { id })).body).toMatchObject({ taken: 1, failed: 0 })
  expect(await ids()).toContain('single-1')
})

it('refuses what is too large, no JSON, no UTF-8, badly packed or too large unpacked', async () => {
  const { writeKey } = await hub.addSource()
  const code = async (body: unknown, headers = {}) =>
    (await (await hub.post('/v1/batch', writeKey, body, headers)).json()).error.code
  const packed = { 'content-encoding': 'gzip' }
  expect(await code('x'.repeat(513_000))).toBe('tooLarge')
  expect(await code(gzipSync('x'.repeat(5_000_000)), packed)).toBe('tooLarge')
  expect(await code('{')).toBe('badRequest')
  expect(await code(new Uint8Array([0x22, 0xff, 0x22]))).toBe('badRequest')
  expect(await code('{}', packed)).toBe('badRequest')
  expect(await code('{}', { 'content-encoding': 'br' })).toBe('unsupportedType')
})

it('keeps what clocks years off send, at the time it came, and text the database cannot hold', async () => {
  const { writeKey, sourceId } = await hub.addSource()
  const far = page('c1', { timestamp: '2099-01-01T00:00:00Z' })
  const skewed = page('c2', { timestamp: '1999-01-01T00:00:00Z' })
  await hub.post('/v1/batch', writeKey, { batch: [far] })
  await hub.post('/v1/batch', writeKey, { batch: [skewed], sentAt: '1999-01-01T00:01:00Z' })
  await hub.post('/v1/batch', writeKey, `{"batch":[{"type":"track","messageId":"c3","userId":"u","event":"A\\u0000\\ud800"}]}`) // prettier-ignore
  const of = async (id: string) =>
    (await hub.touchpoints()).find((each) => each.id === `segment:${sourceId}:${id}`)!
  expect(await of('c1')).toMatchObject({ at: hub.now(), body: { clock: '2099-01-01T00:00:00Z' } })
  expect((await of('c2')).at).toBe(hub.now() - 60_000)
  expect((await of('c3')).body).toMatchObject({ name: 'A\ufffd' })
})

it('lets browsers of any page ask first', async () => {
  const response = await fetch(`${hub.address}/v1/t`, {
    method: 'OPTIONS',
    headers: { origin: 'https://acme.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' }, // prettier-ignore
  })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
})
