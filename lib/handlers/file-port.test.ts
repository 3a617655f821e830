import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ME } from '../../test/factories/hub-double'
import { makeLinked, type Linked } from '../../test/factories/linked'
import { aPort } from '../../test/factories/port'
import type { Role } from '../contract/role'
import { acceptFile } from './file-port'

const blobs = new Map<string, Blob>()

beforeEach(() => {
  vi.stubGlobal('chrome', { runtime: { id: 'me', getURL: () => 'chrome-extension://me/' } })
  vi.stubGlobal('fetch', async (url: string) => ({ blob: async () => blobs.get(url)! }))
  blobs.set('blob:file', new Blob(['%PDF-1.7 secret words']))
})
afterEach(() => vi.unstubAllGlobals())

const linkedAs = (role: Role) => makeLinked({ me: { ...ME, member: { ...ME.member, role } } })
const MESSAGE = { kind: 'send', name: 'Secret price.pdf', url: 'blob:file' }

/** Sends over a port; answers what it says last. */
async function send(parts: Parameters<typeof acceptFile>[1], message: object = MESSAGE) {
  const { port, posted, say } = aPort('file', 'marketing.html')
  acceptFile(port, parts)
  say(message)
  await vi.waitFor(() => expect(posted).toHaveLength(1))
  return posted[0]
}
const rows = (linked: Linked) => linked.own.ledger.toArray()

it('takes a file to the hub; the ledger has its row before, with its size and none of its words', async () => {
  const linked = linkedAs('marketer')
  const { request } = linked.hub
  const before: unknown[] = []
  let headers: unknown
  linked.hub.request = async (input, init) => {
    before.push(...(await rows(linked)))
    headers = init?.headers
    expect(String(input)).toBe('https://hub.example/files?name=Secret+price.pdf')
    return request(input, init)
  }
  const hub = linked.again()
  expect(await send({ hub })).toEqual({
    kind: 'kept',
    file: { url: 'https://hub.example/f/abc', name: 'a.pdf', size: 21 },
  })
  expect(headers).toEqual({
    'content-type': 'application/octet-stream',
    authorization: 'Bearer secret-token',
  })
  expect(linked.hub.asked).toEqual([{ path: '/files', body: { bytes: '%PDF-1.7 secret words' } }])
  expect(before).toMatchObject([{ route: 'fileAdd', bytes: 21, fields: ['content', 'name'] }])
  expect(await rows(linked)).toMatchObject([{ outcome: 'ok' }])
  expect(JSON.stringify(await rows(linked))).not.toMatch(/Secret|price/)
})

it('says in words what the hub refuses and that it cannot be reached', async () => {
  const { hub, link, own } = linkedAs('admin')
  hub.faults = ['unsupportedType', 'before']
  expect(await send({ hub: link })).toEqual({
    kind: 'failed',
    message: 'The hub says unsupportedType.',
    isFinal: true,
  })
  expect((await send({ hub: link })).message).toMatch(
    /could not be reached.*Nothing was kept; send the file again/,
  )
  expect((await own.ledger.toArray()).map(({ outcome }) => outcome)).toEqual(['unsupportedType', 'offline'])
  expect(link.isOffline()).toBe(true)
})

it('sends nothing without a hub, of a rep, without consent, and of what is too large', async () => {
  expect((await send({})).message).toContain('your team’s hub')
  const rep = linkedAs('rep')
  expect((await send({ hub: rep.link })).message).toContain('you are a rep')
  const unasked = makeLinked({ me: { ...ME, member: { ...ME.member, role: 'admin' } }, consent: undefined })
  expect((await send({ hub: unasked.link })).message).toContain('agree to what is sent')
  const marketer = linkedAs('marketer')
  blobs.set('blob:file', { size: 60 * 1_048_576 } as Blob)
  expect((await send({ hub: marketer.link })).message).toContain('50 MB is the most')
  for (const { hub, own } of [rep, unasked, marketer]) {
    expect(hub.asked).toEqual([])
    expect(await own.ledger.count()).toBe(0)
  }
})

it('stops with the page, and the hub counts as reached', async () => {
  const linked = linkedAs('marketer')
  linked.hub.faults = ['hang']
  const { port, posted, say, leave } = aPort('file', 'marketing.html')
  acceptFile(port, { hub: linked.link })
  say(MESSAGE)
  await vi.waitFor(() => expect(linked.hub.asked).toHaveLength(1))
  leave()
  await vi.waitFor(async () => expect(await rows(linked)).toMatchObject([{ outcome: 'offline' }]))
  expect(linked.link.isOffline()).toBe(false)
  expect(posted).toEqual([])
})

it('answers no web page, no other port and no address but a blob’s', async () => {
  const { link, hub } = linkedAs('marketer')
  const web = aPort('file')
  Object.assign(web.port, { sender: { id: 'me', url: 'https://evil.example/', tab: { id: 1 } } })
  acceptFile(web.port, { hub: link })
  expect(web.isClosed()).toBe(true)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { port, posted, say } = aPort('file', 'marketing.html')
  acceptFile(port, { hub: link })
  say({ ...MESSAGE, url: 'https://evil.example/file' })
  const other = aPort('move', 'marketing.html')
  acceptFile(other.port, { hub: link })
  other.say(MESSAGE)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([posted, other.posted, hub.asked]).toEqual([[], [], []])
})
