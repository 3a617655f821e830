import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeId } from '../../lib/platform/id'
import { findLeadFiles } from '../repos/lead-file'
import type { Source } from '../repos/source'
import { addSuppressed } from '../repos/suppression'
import { makeTestDatabase } from '../test/test-database'
import { readIntake } from './intake'
import { storeIntakes } from './store-events'

let database: Awaited<ReturnType<typeof makeTestDatabase>>
beforeAll(async () => {
  database = await makeTestDatabase()
})
afterAll(() => database.drop())

const NOW = Date.UTC(2026, 10, 22, 12)
const SECRET = 'a secret of tests, 32 letters long'

/** A workspace with one source, and what it sends. */
function makeSender(wary = false) {
  const source = {
    workspaceId: makeId(NOW),
    id: makeId(NOW),
    kind: 'segment' as const,
    trust: 'server' as const,
  }
  return { ...source, send: (...batch: object[]) => sendAs(source, { batch }, wary) }
}

function sendAs(source: Pick<Source, 'workspaceId' | 'id' | 'kind' | 'trust'>, body: object, wary = false) {
  const intake = readIntake(body, source, { call: 'batch', now: NOW, reread: () => body })
  return storeIntakes({ db: database.db, secret: SECRET, now: NOW }, source.workspaceId, [intake], wary)
}

type Sender = ReturnType<typeof makeSender>

const page = (messageId: string, who: object, url = 'https://acme.example/') => ({
  type: 'page',
  messageId,
  ...who,
  properties: { url },
})

async function fileOf({ workspaceId }: Sender, key: string) {
  const [file] = await findLeadFiles(database.db, workspaceId, [key])
  return file && { ...file, ids: file.touchpoints.map(({ id }) => id.slice(id.lastIndexOf(':') + 1)) }
}

it('joins a visitor to the person that an event names, and keeps why', async () => {
  const sender = makeSender()
  await sender.send(page('m1', { anonymousId: 'a' }))
  await sender.send({ type: 'identify', messageId: 'm2', anonymousId: 'a', userId: 'u', traits: { email: 'Ann.Lee+news@gmail.com', name: 'Ann' } }) // prettier-ignore
  await sender.send(page('m3', { userId: 'u' }), page('m4', { anonymousId: 'a' }))
  const file = await fileOf(sender, 'email:annlee@googlemail.com')
  expect(file?.ids).toEqual(['m1', 'm3', 'm4'])
  expect(file?.lead).toMatchObject({ name: 'Ann', emails: ['ann.lee+news@gmail.com'] })
  const merges = await database.db.selectFrom('lead_merge').selectAll().where('workspace_id', '=', sender.workspaceId).execute() // prettier-ignore
  expect(merges).toMatchObject([{ why: 'event', by: sender.id, into_id: file!.lead.id }])
})

it('leaves an anonymous id with the first that it was joined to', async () => {
  const sender = makeSender()
  await sender.send(
    {
      type: 'identify',
      messageId: 'm1',
      anonymousId: 'a',
      userId: 'u1',
      traits: { email: 'ann@acme.example' },
    },
    {
      type: 'identify',
      messageId: 'm2',
      anonymousId: 'a',
      userId: 'u2',
      traits: { email: 'bob@acme.example' },
    },
    page('m3', { anonymousId: 'a', userId: 'u2' }),
    page('m4', { anonymousId: 'a' }),
  )
  expect((await fileOf(sender, 'email:ann@acme.example'))?.ids).toEqual(['m4'])
  expect((await fileOf(sender, 'email:bob@acme.example'))?.ids).toEqual(['m3'])
})

it('joins nobody by an address of a function', async () => {
  const sender = makeSender()
  await sender.send(
    { type: 'identify', messageId: 'm1', userId: 'u1', traits: { email: 'info@acme.example' } },
    { type: 'identify', messageId: 'm2', userId: 'u2', traits: { email: 'info@acme.example' } },
    page('m3', { userId: 'u1' }),
    page('m4', { userId: 'u2' }),
  )
  expect(await fileOf(sender, 'email:info@acme.example')).toBeUndefined()
  expect((await fileOf(sender, `user:${sender.id}:u1`))?.ids).toEqual(['m3'])
})

it('joins a user id without a name to the lead of its address, and never two named leads', async () => {
  const sender = makeSender()
  await sender.send({ type: 'identify', messageId: 'm0', traits: { email: 'ann@acme.example' } })
  await sender.send(page('m1', { userId: 'u' }))
  await sender.send({ type: 'identify', messageId: 'm2', userId: 'u', traits: { email: 'ann@acme.example' } })
  await sender.send({ type: 'identify', messageId: 'm3', userId: 'v', traits: { email: 'bob@acme.example' } })
  await sender.send({ type: 'identify', messageId: 'm4', userId: 'v', traits: { email: 'ann@acme.example' } })
  expect((await fileOf(sender, 'email:ann@acme.example'))?.ids).toEqual(['m1'])
  expect((await fileOf(sender, `user:${sender.id}:v`))?.lead.emails).toEqual(['bob@acme.example'])
})

it('joins what alias says was the same person before', async () => {
  const sender = makeSender()
  await sender.send(page('m1', { anonymousId: 'a' }))
  await sender.send(
    { type: 'alias', messageId: 'm2', previousId: 'a', userId: 'u' },
    page('m3', { userId: 'u' }),
  )
  expect((await fileOf(sender, `user:${sender.id}:u`))?.ids).toEqual(['m1', 'm3'])
})

it('takes a message once, for ever and at once', async () => {
  const sender = makeSender()
  const events = Array.from({ length: 20 }, (_, n) => page(`m${n % 10}`, { userId: `u${n % 3}` }))
  await Promise.all(Array.from({ length: 6 }, () => sender.send(...events)))
  await sender.send(...events)
  const rows = await database.db.selectFrom('touchpoint').select('id').where('workspace_id', '=', sender.workspaceId).execute() // prettier-ignore
  expect(rows).toHaveLength(10)
  // Retention takes touchpoints away, and not what is known of having taken them.
  await database.db.deleteFrom('touchpoint').where('workspace_id', '=', sender.workspaceId).execute()
  await sender.send(...events)
  expect(await fileOf(sender, `user:${sender.id}:u1`)).toMatchObject({ touchpoints: [] })
})

it('tells what is new beside what came before, whether it was asked for or not', async () => {
  for (const wary of [false, true]) {
    const sender = makeSender(wary)
    const pages = (...ids: string[]) => ids.map((id) => page(id, { userId: 'u' }))
    expect(await sender.send(...pages('m1', 'm2'))).toEqual({ taken: 2, refused: 0, repeats: false })
    expect(await sender.send(...pages('m3', 'm2', 'm4', 'm4'))).toEqual({
      taken: 2,
      refused: 0,
      repeats: true,
    })
    expect(await sender.send(...pages('m5', 'm5'))).toEqual({ taken: 1, refused: 0, repeats: true })
    expect((await fileOf(sender, `user:${sender.id}:u`))?.ids).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
  }
})

it('says on the lead that something happened, each time', async () => {
  const sender = makeSender()
  await sender.send({ type: 'identify', messageId: 'm0', userId: 'u', traits: { email: 'ann@acme.example' } })
  const before = (await fileOf(sender, 'email:ann@acme.example'))!.updatedAt
  await sender.send(page('m1', { userId: 'u' }))
  const after = (await fileOf(sender, 'email:ann@acme.example'))!.updatedAt
  expect(after).toBeGreaterThan(before)
})

it('drops what comes for somebody who was erased', async () => {
  const sender = makeSender()
  const keys = ['email:ann@acme.example']
  await addSuppressed(database.db, { workspaceId: sender.workspaceId, secret: SECRET, keys, at: NOW })
  await sender.send({ type: 'identify', messageId: 'm0', userId: 'u', traits: { email: 'ann@acme.example' } })
  expect(await fileOf(sender, `user:${sender.id}:u`)).toBeUndefined()
})
