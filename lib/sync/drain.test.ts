import { describe, expect, it, vi } from 'vitest'
import { makeLinked, type Linked } from '../../test/factories/linked'
import type { Fault } from '../../test/factories/hub-double'
import { NOW } from '../../test/factories/worker'
import { leadLookUp } from '../contract/lead-look-up'
import { makeRandom } from '../domain/random'
import { putDispute, removeDispute } from '../store/dispute-store'
import { countActs, listActs } from '../store/outbox-store'
import { addAct } from '../store/outbox-store'

let count = 0

const dispute = (linked: Linked, id = `d${count++}`) =>
  putDispute(linked.db, {
    id,
    leadId: id,
    computed: 'awareness',
    stage: 'intent',
    why: 'They asked for a price',
    member: 'Kim Rep',
    at: NOW,
    modelVersion: 'm',
  })
const idsOf = ({ hub }: Linked) =>
  hub.applied.map(({ act }) => (act.op === 'disputePut' ? act.dispute.id : act.op))

describe('what was done', () => {
  it('is told at once, in the order in which it was done, and goes when the hub names it', async () => {
    const linked = makeLinked()
    await dispute(linked, 'a')
    await removeDispute(linked.db, 'a', NOW)
    await dispute(linked, 'b')
    await linked.link.drain()
    expect(idsOf(linked)).toEqual(['a', 'disputeRemove', 'b'])
    expect(await countActs(linked.db)).toEqual({ pending: 0, parked: 0 })
  })

  it('waits offline and backs off ever longer, from thirty seconds on, and is told when the network is back', async () => {
    const linked = makeLinked()
    linked.hub.faults = ['before', 'unavailable', 'tooMany', 'internal']
    await dispute(linked, 'a')
    for (let round = 0; round < 5; round++) {
      await linked.link.drain()
      linked.clock.now += linked.wakes.at(-1) ?? 0
    }
    expect(await countActs(linked.db)).toEqual({ pending: 0, parked: 0 })
    expect(linked.wakes).toEqual([30_000, 60_000, 120_000, 240_000])
    expect(idsOf(linked)).toEqual(['a'])
    expect((await linked.own.ledger.toArray()).map(({ outcome }) => outcome)).toEqual(['offline', 'unavailable', 'tooMany', 'internal', 'ok']) // prettier-ignore
  })

  it('is tried at once with everything done meanwhile, which makes nothing wait longer, and is told when the hub is back', async () => {
    const linked = makeLinked()
    linked.hub.faults = Array<Fault>(40).fill('before')
    for (let round = 0; round < 8; round++) {
      await dispute(linked)
      await linked.link.drain()
      linked.clock.now += 1000
    }
    expect(linked.wakes).toEqual([30_000])
    linked.hub.faults = []
    // It is too early to try, but what changed is asked for, and that arrives.
    await linked.link.wake()
    await vi.waitFor(async () => expect(await countActs(linked.db)).toEqual({ pending: 0, parked: 0 }))
  })

  it('waits five minutes at most, and no longer where the clock is set back', async () => {
    const linked = makeLinked()
    linked.hub.faults = Array<Fault>(8).fill('internal')
    await dispute(linked, 'a')
    for (let round = 0; round < 6; round++) {
      await linked.link.drain()
      linked.clock.now += linked.wakes.at(-1)!
    }
    expect(linked.wakes.slice(-2)).toEqual([300_000, 300_000])
    await linked.link.drain()
    linked.clock.now -= 86_400_000
    linked.hub.faults = []
    await linked.link.wake()
    expect(idsOf(linked)).toEqual(['a'])
  })

  it('is not sent again by the alarm while it is too early, and is after', async () => {
    const linked = makeLinked()
    linked.hub.faults = ['internal']
    await dispute(linked, 'a')
    await linked.link.drain()
    linked.hub.asked.length = 0
    await linked.link.wake()
    expect(linked.hub.asked.map(({ path }) => path)).toEqual(['/api/v1/changes'])
    linked.clock.now += 30_001
    await linked.link.wake()
    expect(idsOf(linked)).toEqual(['a'])
  })

  it('is kept with the reason where the hub refuses it, and does not hold up what comes after', async () => {
    const linked = makeLinked()
    linked.hub.refuse = ({ act }) =>
      act.op === 'disputeRemove' ? { code: 'notFound', message: 'There is no such dispute.' } : undefined
    await removeDispute(linked.db, 'gone', NOW)
    await dispute(linked, 'a')
    await linked.link.drain()
    expect(idsOf(linked)).toEqual(['a'])
    expect(await listActs(linked.db)).toMatchObject([
      { act: { op: 'disputeRemove' }, parked: { code: 'notFound', message: 'There is no such dispute.' } },
    ])
  })

  it('that makes the hub refuse a whole request is found by halving, and parked alone', async () => {
    const linked = makeLinked()
    const { request } = linked.hub
    linked.life.abort()
    const strict: typeof fetch = async (input, init) => {
      const { rows = [] } = JSON.parse(String(init?.body)) as { rows?: { act: { op: string } }[] }
      if (rows.some(({ act }) => act.op === 'disputeRemove')) linked.hub.faults = ['badRequest']
      return request(input, init)
    }
    linked.hub.request = strict
    linked.again()
    await linked.db.transaction('rw', linked.db.outbox, async () => {
      for (let i = 0; i < 9; i++) await addAct(linked.db, { op: 'feedbackSeen', feedbackId: `f${i}` }, NOW)
      await addAct(linked.db, { op: 'disputeRemove', leadId: 'x' }, NOW)
      for (let i = 9; i < 20; i++) await addAct(linked.db, { op: 'feedbackSeen', feedbackId: `f${i}` }, NOW)
    })
    await linked.link.drain()
    expect(linked.hub.applied.map(({ act }) => 'feedbackId' in act && act.feedbackId)).toEqual(
      Array.from({ length: 20 }, (_, i) => `f${i}`),
    )
    expect(await countActs(linked.db)).toEqual({ pending: 0, parked: 1 })
  })

  it('is not sent before the person agreed to this version of the list, nor without a session', async () => {
    for (const more of [
      { consent: undefined },
      { consent: { version: 'old', at: 1, fields: [] } },
      { token: undefined },
    ]) {
      const linked = makeLinked(more)
      await dispute(linked, 'a')
      await linked.link.drain()
      await linked.link.wake()
      await expect(linked.link.client.ask(leadLookUp, { emails: [] })).rejects.toThrow(
        'agree to what is sent',
      )
      expect(linked.hub.asked).toEqual([])
      expect(await linked.own.ledger.count()).toBe(0)
      expect(await countActs(linked.db)).toEqual({ pending: 1, parked: 0 })
    }
  })

  it('stays where the hub knows this browser no more, and that is told', async () => {
    const linked = makeLinked()
    linked.hub.faults = ['revoked']
    await dispute(linked, 'a')
    await linked.link.drain()
    expect(linked.refused).toEqual(['revoked'])
    expect(linked.wakes).toEqual([])
  })
})

// Seeded: a failure names its seed and comes again with it.
describe.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'through random failures and deaths of the worker, seed %i',
  (seed) => {
    it('reaches the hub exactly once each, in order', async () => {
      const random = makeRandom(`drain ${seed}`)
      const linked = makeLinked()
      const kinds: (Fault | undefined)[] = [
        'before',
        'after',
        'unavailable',
        'tooMany',
        'internal',
        undefined,
        undefined,
      ]
      const done: string[] = []
      for (let step = 0; step < 60; step++) {
        const draw = random()
        if (draw < 0.6) {
          const id = `s${seed}-${step}`
          await dispute(linked, id)
          done.push(id)
        } else if (draw < 0.8) await linked.link.drain()
        else linked.again()
        if (random() < 0.5) linked.hub.faults = [kinds[Math.floor(random() * kinds.length)]]
      }
      linked.hub.faults = []
      linked.again()
      await linked.link.drain()
      expect(idsOf(linked)).toEqual(done)
      expect(await linked.db.outbox.count()).toBe(0)
    })
  },
)
