import { afterAll, beforeAll, expect, it } from 'vitest'
import { sourceList } from '../../lib/contract/source-list'
import { MOST_ADDRESSES, type SourceTrust } from '../../lib/domain/identity'
import { findLeadFiles } from '../repos/lead-file'
import { startIngestHub, type IngestHub } from '../test/ingest-hub'

let hub: IngestHub
beforeAll(async () => {
  hub = await startIngestHub()
})
afterAll(() => hub.stop())

let count = 0
/** A new source, and people of its own. */
async function makeSender(trust: SourceTrust) {
  const { writeKey, sourceId } = await hub.addSource('segment', trust)
  const tag = `s${++count}`
  const send = async (...batch: object[]) => {
    const events = batch.map((event) => ({ messageId: `${tag}-${++count}`, ...event }))
    expect((await hub.post('/v1/batch', writeKey, { batch: events })).status).toBe(200)
  }
  const address = (name: string) => `${name}.${tag}@acme.example`
  const fileOf = async (key: string) => (await findLeadFiles(hub.db, hub.workspaceId, [key]))[0]
  return { send, address, fileOf, user: (id: string) => `user:${sourceId}:${id}` }
}

const identify = (userId: string, traits: object) => ({ type: 'identify', userId, traits })

it('lets a browser name a new person, and say nothing more of one who has a name', async () => {
  const { send, address, fileOf, user } = await makeSender('browser')
  await send({ type: 'page', anonymousId: 'a' })
  await send({ ...identify('v', { email: address('victim'), name: 'Victim' }), anonymousId: 'a' })
  await send(identify('v', { email: address('attacker'), name: 'Mallory', company: 'Evil' }))
  await send({ type: 'track', event: 'E', userId: 'v', context: { traits: { email: address('again') } } })
  const file = await fileOf(user('v'))
  expect(file?.lead).toMatchObject({ name: 'Victim', emails: [address('victim')] })
  expect(file?.lead.company).toBeUndefined()
  expect(file?.touchpoints).toHaveLength(2)
  expect(await fileOf(`email:${address('attacker')}`)).toBeUndefined()
  expect(await fileOf(`email:${address('again')}`)).toBeUndefined()
})

it('holds that within one batch as well', async () => {
  const { send, address, fileOf, user } = await makeSender('browser')
  await send(identify('v', { email: address('victim') }), identify('v', { email: address('attacker') }))
  expect((await fileOf(user('v')))?.lead.emails).toEqual([address('victim')])
  expect(await fileOf(`email:${address('attacker')}`)).toBeUndefined()
})

it('lets a browser join its visitor to a person by that person’s address', async () => {
  const server = await makeSender('server')
  const browser = await makeSender('browser')
  const email = server.address('ann')
  await server.send(identify('u', { email, name: 'Ann' }))
  await browser.send({ type: 'page', anonymousId: 'a' })
  await browser.send({ type: 'identify', anonymousId: 'a', traits: { email, name: 'Mallory', title: 'CEO' } })
  await browser.send({ type: 'page', anonymousId: 'a' })
  const file = await server.fileOf(`email:${email}`)
  expect(file?.touchpoints).toHaveLength(2)
  expect(file?.lead).toMatchObject({ name: 'Ann', emails: [email] })
  expect(file?.lead.title).toBeUndefined()
})

it('lets a server add addresses to a lead, at once and one by one, and never more than the most', async () => {
  const { send, address, fileOf, user } = await makeSender('server')
  const some = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => identify('u', { email: address(`p${from + n}`) }))
  await send(...some(0, 2))
  expect((await fileOf(user('u')))?.lead.emails).toHaveLength(2)
  await send(...some(2, MOST_ADDRESSES + 10))
  for (const event of some(100, 103)) await send(event)
  expect((await fileOf(user('u')))?.lead.emails).toHaveLength(MOST_ADDRESSES)
  expect(await fileOf(`email:${address('p102')}`)).toBeUndefined()
  const keys = await hub.db
    .selectFrom('lead_key')
    .select('key')
    .where('workspace_id', '=', hub.workspaceId)
    .where('key', 'like', `email:p%.${address('').slice(1)}`)
    .execute()
  expect(keys).toHaveLength(MOST_ADDRESSES)
})

it('believes a source by its kind where nobody said, the less where it may be in a page', async () => {
  const [page, own] = [await hub.addSource('segment'), await hub.addSource('other')]
  const { body } = await hub.ask(hub.admin, sourceList, {})
  const trustOf = (id: string) => body.sources.find((source) => source.id === id)?.trust
  expect([trustOf(page.sourceId), trustOf(own.sourceId)]).toEqual(['browser', 'server'])
})
