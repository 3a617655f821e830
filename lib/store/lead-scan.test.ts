import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { aLead, aTouch, makeWorker, putLead } from '../../test/factories/worker'
import { makeJourneyRows } from './journey-row'
import { makeLeadScan } from './lead-scan'

async function setUp() {
  const { db, ...worker } = makeWorker()
  const parts = { db, ...worker }
  const life = new AbortController()
  await putLead(parts, aLead({ id: 'ann', industry: 'Retail' }), [aTouch('pricing.viewed', 3)])
  await putLead(parts, aLead({ id: 'bo' }))
  return { parts, db, life, scan: makeLeadScan(db, life.signal) }
}

const seen = (people: Awaited<ReturnType<ReturnType<typeof makeLeadScan>['read']>>) =>
  people.map(({ lead, touchpoints }) => [lead.id, touchpoints.map((touch) => touch.type)])

describe('a scan of all leads', () => {
  it('reads touchpoints where they are wanted, of all chunks in order', async () => {
    const { db, scan } = await setUp()
    await db.journeys.bulkPut(makeJourneyRows('bo', Array.from({ length: 501 }, (_, i) => aTouch('blog.viewed', 600 - i)))) // prettier-ignore
    expect(seen(await scan.read(false))).toEqual([['ann', []], ['bo', []]]) // prettier-ignore
    const people = await scan.read(true)
    expect(seen(people)[0]).toEqual(['ann', ['pricing.viewed']])
    const times = people[1]!.touchpoints.map((touch) => touch.at)
    expect(times).toHaveLength(501)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
  it('goes over pages of leads', async () => {
    const { db, scan } = await setUp()
    const row = (await db.leads.get('ann'))!
    const ids = Array.from({ length: 2500 }, (_, i) => `more-${i}`)
    await db.leads.bulkPut(ids.map((id) => ({ ...row, id, keys: [id] })))
    const people = await scan.read(false)
    expect(new Set(people.map(({ lead }) => lead.id)).size).toBe(2502)
  })
  it('keeps what it read, until leads or touchpoints are written', async () => {
    const { parts, db, scan } = await setUp()
    const before = await scan.read(true)
    expect(await scan.read(true)).toBe(before)
    expect(await scan.read(false)).toBe(before)
    await db.settings.put({ key: 'other', value: 1 })
    expect(await scan.read(true)).toBe(before)
    await putLead(parts, aLead({ id: 'cy' }))
    expect(seen(await scan.read(true)).map(([id]) => id)).toEqual(['ann', 'bo', 'cy'])
    await db.journeys.bulkPut(makeJourneyRows('cy', [aTouch('demo.requested', 1)]))
    expect(seen(await scan.read(true))[2]).toEqual(['cy', ['demo.requested']])
  })
  it('keeps and hears nothing once its life is over', async () => {
    const heard = vi.spyOn(Dexie.on('storagemutated'), 'unsubscribe')
    const { scan, life } = await setUp()
    const before = await scan.read(false)
    life.abort()
    expect(heard).toHaveBeenCalledOnce()
    expect(await scan.read(false)).not.toBe(before)
  })
  it('asks again after a read that failed', async () => {
    const { db, scan } = await setUp()
    vi.spyOn(db.leads, 'where').mockImplementationOnce(() => {
      throw new Error('The database is closed.')
    })
    await expect(scan.read(false)).rejects.toThrow('closed')
    expect(await scan.read(false)).toHaveLength(2)
  })
})
