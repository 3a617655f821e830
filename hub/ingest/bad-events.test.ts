import { afterAll, beforeAll, expect, it } from 'vitest'
import { deadLetterList } from '../../lib/contract/dead-letter-list'
import { jsonText } from '../db/json-text'
import { startIngestHub, type IngestHub } from '../test/ingest-hub'
import { readIntake } from './intake'

let hub: IngestHub
beforeAll(async () => {
  hub = await startIngestHub()
})
afterAll(() => hub.stop())

const track = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'E',
  messageId,
  userId: 'u',
  ...more,
})
const ids = async () => (await hub.touchpoints()).map(({ id }) => id.slice(id.lastIndexOf(':') + 1))
const lettersOf = async (sourceId: string) =>
  (await hub.ask(hub.admin, deadLetterList, {})).body.letters.filter((letter) => letter.sourceId === sourceId)

it('takes an event with a time that is no time, and its neighbour', async () => {
  const { writeKey } = await hub.addSource()
  const odd = track('t1', { timestamp: { toString: 1, valueOf: 1 } })
  expect((await hub.post('/v1/batch', writeKey, { batch: [track('t2'), odd] })).status).toBe(200)
  expect(await ids()).toEqual(expect.arrayContaining(['t1', 't2']))
})

it('takes an event that is nested deeper than anybody reads, with and without an id or an escape', async () => {
  const { writeKey } = await hub.addSource()
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const event = (start: string) =>
    `{"type":"track",${start},"userId":"deep","properties":{"title":"A","a":${deep}}}`
  const batch = `{"batch":[${event('"event":"E"')},${event('"event":"E\\u0041","messageId":"d2"')},${JSON.stringify(track('d3'))}]}`
  expect((await hub.post('/v1/batch', writeKey, batch)).status).toBe(200)
  expect((await hub.post('/v1/track', writeKey, `{"messageId":"d4","userId":"u","timestamp":${deep}}`)).status).toBe(200) // prettier-ignore
  expect(await ids()).toEqual(expect.arrayContaining(['d2', 'd3', 'd4']))
  const titles = (await hub.touchpoints()).map(({ body }) => (body as { title?: string }).title)
  expect(titles.filter((title) => title === 'A')).toHaveLength(2)
})

it('makes a dead letter of an event that cannot be read, beside its good neighbour', () => {
  const unreadable = Object.defineProperty({}, 'userId', {
    get: () => {
      throw new Error('not readable')
    },
  })
  const body = { batch: [Object.assign(unreadable, { type: 'track' }), track('n1')] }
  const source = { workspaceId: 'w', id: 's', kind: 'segment', trust: 'server' } as const
  const intake = readIntake(body, source, { call: 'batch', now: hub.now(), reread: () => body })
  expect(intake.letters.map(({ code }) => code)).toEqual(['refused'])
  expect(intake.events.map(({ messageId }) => messageId)).toEqual(['n1'])
})

it('stores what comes beside an event about a lead that cannot be read, and of that a dead letter', async () => {
  const { writeKey, sourceId } = await hub.addSource('other')
  const identify = (messageId: string, name: string) =>
    ({ type: 'identify', messageId, userId: name, traits: { email: `${name}@acme.example` } }) // prettier-ignore
  expect((await hub.post('/v1/batch', writeKey, { batch: [identify('i1', 'spoilt')] })).status).toBe(200)
  const body = jsonText({ emails: ['x'.repeat(400)] })
  await hub.db.updateTable('lead').set({ body }).where('workspace_id', '=', hub.workspaceId).where('name', '=', 'spoilt').execute() // prettier-ignore
  const again = { ...identify('i2', 'spoilt'), traits: { email: 'other@acme.example' } }
  const answers = await Promise.all([
    hub.post('/v1/batch', writeKey, { batch: [track('i3'), again, track('i4')] }),
    hub.post('/v1/batch', writeKey, { batch: [track('i5')] }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await ids()).toEqual(expect.arrayContaining(['i3', 'i4', 'i5']))
  expect((await lettersOf(sourceId)).map(({ code }) => code)).toEqual(['refused'])
})

it('keeps messages of two sources apart that gave them the same id', async () => {
  const [one, two] = [await hub.addSource('segment'), await hub.addSource('segment')]
  const event = (name: string) => track('1', { event: name, userId: 'uu', context: { traits: { email: 'same@acme.example' } } }) // prettier-ignore
  for (const [{ writeKey }, name] of [
    [one, 'First'],
    [two, 'Second'],
  ] as const)
    // prettier-ignore
    expect((await hub.post('/v1/batch', writeKey, { batch: [event(name)] })).status).toBe(200)
  const own = (await hub.touchpoints()).filter(({ id }) => id.endsWith(':1'))
  expect(own.map(({ body }) => (body as { name: string }).name).sort()).toEqual(['First', 'Second'])
  expect(new Set(own.map(({ lead_id }) => lead_id)).size).toBe(1)
  const long = await hub.addSource('rudderstack')
  await hub.post('/v1/batch', long.writeKey, { batch: [track('x'.repeat(200))] })
  const longest = Math.max(...(await hub.touchpoints()).map(({ id }) => id.length))
  expect([longest > 200, longest <= 300]).toEqual([true, true])
})
