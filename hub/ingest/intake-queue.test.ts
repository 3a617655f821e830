import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeId } from '../../lib/platform/id'
import { findLeadFiles } from '../repos/lead-file'
import { startTestHub, type TestHub } from '../test/test-hub'
import { readIntake, type Intake } from './intake'
import { makeIntakeQueue } from './intake-queue'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

function makeSource() {
  return { workspaceId: makeId(), id: makeId(), kind: 'segment' as const, trust: 'server' as const }
}

function intakeFrom(source: ReturnType<typeof makeSource>, body: object): Intake {
  return readIntake(body, source, { call: 'batch', now: hub.now(), reread: () => body })
}

function intakeOf(source: ReturnType<typeof makeSource>, ...messageIds: string[]): Intake {
  const batch = messageIds.map((messageId) => ({ type: 'track', event: 'E', messageId, userId: 'u' }))
  return intakeFrom(source, { batch })
}

async function idsOf(workspaceId: string): Promise<string[]> {
  const rows = await hub.db
    .selectFrom('touchpoint')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .execute()
  return rows.map(({ id }) => id.slice(id.lastIndexOf(':') + 1)).sort()
}

it('stores the good beside what the database refuses, which becomes a dead letter', async () => {
  const source = makeSource()
  const queue = makeIntakeQueue(hub)
  const poisoned = intakeOf(source, 'b1', 'b2', 'b3')
  poisoned.events[1]!.touchpoint!.at = 0.5
  await Promise.all([
    queue.store(intakeOf(source, 'a1')),
    queue.store(poisoned),
    queue.store(intakeOf(source, 'c1')),
  ])
  expect(await idsOf(source.workspaceId)).toEqual(['a1', 'b1', 'b3', 'c1'])
  const letters = await hub.db.selectFrom('dead_letter').select(['code', 'body']).where('workspace_id', '=', source.workspaceId).execute() // prettier-ignore
  expect(letters).toMatchObject([{ code: 'refused' }])
  expect(letters[0]!.body).toContain('"b2"')
})

it('makes one lead of what comes for one person by several ways at once', async () => {
  const source = makeSource()
  const queue = makeIntakeQueue(hub)
  const send = (...batch: object[]) => queue.store(intakeFrom(source, { batch }))
  const people = Array.from({ length: 8 }, (_, n) => n)
  const traitsOf = (n: number) => ({ email: `p${n}@acme.example` })
  await Promise.all(
    Array.from({ length: 40 }, (_, round) =>
      send(
        ...people.flatMap((n) => [
          { type: 'page', messageId: `a${round}-${n}`, anonymousId: `a${n}` },
          { type: 'page', messageId: `u${round}-${n}`, userId: `u${n}` },
          {
            type: 'identify',
            messageId: `i${round}-${n}`,
            userId: `u${n}`,
            anonymousId: `a${n}`,
            traits: traitsOf(n),
          },
        ]),
      ),
    ),
  )
  for (const n of people) {
    const [file] = await findLeadFiles(hub.db, source.workspaceId, [`email:p${n}@acme.example`])
    expect(file?.touchpoints).toHaveLength(80)
  }
})

it('lets no workspace wait behind another that sends much', async () => {
  const [loud, quiet] = [makeSource(), makeSource()]
  const queue = makeIntakeQueue(hub)
  const ids = (batch: number) => Array.from({ length: 500 }, (_, n) => `${batch}-${n}`)
  const many = Array.from({ length: 30 }, (_, batch) => queue.store(intakeOf(loud, ...ids(batch))))
  const order: string[] = []
  const last = many.at(-1)!.then(() => order.push('loud'))
  await Promise.all([last, queue.store(intakeOf(quiet, 'q')).then(() => order.push('quiet'))])
  await Promise.all(many)
  expect(order).toEqual(['quiet', 'loud'])
})

it('asks to wait where too much waits already', async () => {
  const source = makeSource()
  const queue = makeIntakeQueue(hub)
  const large = intakeOf(source, 'x')
  const full = queue.store({ ...large, events: Array.from({ length: 19_900 }, () => large.events[0]!) })
  await expect(queue.store({ ...large, events: Array.from({ length: 200 }, () => large.events[0]!) })).rejects.toThrow(/again in a moment/) // prettier-ignore
  await full
  await queue.store(intakeOf(source, 'y'))
  expect(await idsOf(source.workspaceId)).toEqual(['x', 'y'])
})

it('asks after each event for a while where something came twice, and not for ever', async () => {
  const source = makeSource()
  let transactions = 0
  const transaction = () => (transactions++, hub.db.transaction())
  const queue = makeIntakeQueue({ ...hub, db: { transaction } as never })
  const counted = async (...ids: string[]) => {
    transactions = 0
    await queue.store(intakeOf(source, ...ids))
    return transactions
  }
  expect(await counted('w1')).toBe(1)
  expect(await counted('w1', 'w2')).toBe(2)
  expect(await counted('w2', 'w3')).toBe(1)
  hub.setNow(hub.now() + 10_001)
  expect(await counted('w3', 'w4')).toBe(2)
  expect(await idsOf(source.workspaceId)).toEqual(['w1', 'w2', 'w3', 'w4'])
})

it('tells every sender when the database is gone, and acknowledges nothing', async () => {
  const queue = makeIntakeQueue({ ...hub, db: { transaction: () => ({ execute: () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })) }) } as never }) // prettier-ignore
  const source = makeSource()
  const all = await Promise.allSettled([
    queue.store(intakeOf(source, 'd1')),
    queue.store(intakeOf(source, 'd2')),
  ])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
