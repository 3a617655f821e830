import { describe, expect, it, vi } from 'vitest'
import { aLeadFile, aVerdict } from '../../test/factories/lead-file'
import { makeLinked, type Linked } from '../../test/factories/linked'
import { aLead, aTouch } from '../../test/factories/worker'
import { getTouchpoints } from '../store/journey-store'
import { searchLeads } from '../store/lead-search'
import { findLead, findLeadsByKeys, findOrAddLead } from '../store/lead-store'
import { seedSettings } from '../store/settings-store'

const ANN = { email: 'ann@acme.example' }
const askedOf = ({ hub }: Linked) =>
  hub.asked.filter(({ path }) => path.endsWith('look-up')).map(({ body }) => body)
const settled = (linked: Linked) => vi.waitFor(() => expect(linked.link.seek([ANN])).not.toBe('looking'))

describe('a lead on the page', () => {
  it('is looked up in the background, stored whole, found by name, and not asked for again within the minute', async () => {
    const linked = makeLinked()
    const file = aLeadFile(
      { id: 'l1', emails: [ANN.email] },
      { feedback: [aVerdict('v', 'old')], otherIds: ['old'] },
    )
    linked.hub.files.push(file)
    expect(linked.link.seek([ANN])).toBe('looking')
    await settled(linked)
    expect((await findLeadsByKeys(linked.db, ['email:ann@acme.example']))[0]).toMatchObject({
      id: 'l1',
      touchpoints: 2,
    })
    expect(await getTouchpoints(linked.db, 'l1')).toEqual(file.touchpoints)
    expect((await linked.db.feedback.get('v'))!.leadId).toBe('l1')
    expect((await findLead(linked.db, 'old'))!.id).toBe('l1')
    expect((await searchLeads(linked.db, 'ann', 5)).map(({ id }) => id)).toEqual(['l1'])
    linked.clock.now += 59_000
    expect(linked.link.seek([ANN])).toBeUndefined()
    linked.clock.now += 2_000
    expect(linked.link.seek([ANN])).toBe('looking')
    await settled(linked)
    expect(askedOf(linked)).toHaveLength(2)
  })

  it('is not the person’s own mailbox in another spelling', async () => {
    const linked = makeLinked()
    const own = { emails: ['kim.rep@gmail.com'], domains: [] }
    await seedSettings(linked.db, { member: 'Kim', handoff: 'intent', own })
    const me = [{ email: 'kimrep+crm@googlemail.com' }]
    linked.link.seek(me)
    await vi.waitFor(() => expect(linked.link.seek(me)).toBeUndefined())
    expect(askedOf(linked)).toEqual([])
  })

  it('whom nobody knows is remembered for a minute', async () => {
    const linked = makeLinked()
    linked.link.seek([ANN])
    await settled(linked)
    expect(linked.link.seek([ANN])).toBeUndefined()
    expect(askedOf(linked)).toHaveLength(1)
  })

  it('is offline where the hub is not reached, and looked up again when it is', async () => {
    const linked = makeLinked()
    linked.hub.faults = ['before']
    linked.link.seek([ANN])
    await settled(linked)
    expect(linked.link.seek([ANN])).toBe('offline')
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: [ANN.email] }))
    await linked.link.pull()
    linked.link.seek([ANN])
    await settled(linked)
    expect(await linked.db.leads.count()).toBe(1)
  })

  it('that was added here and is known there is one lead, with what was said of it', async () => {
    const linked = makeLinked()
    linked.hub.faults = ['before']
    await findOrAddLead(linked.db, aLead({ id: 'mine', emails: [ANN.email] }))
    await linked.db.feedback.add(aVerdict('v', 'mine'))
    await linked.link.drain()
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: [ANN.email] }, { feedback: [aVerdict('v', 'l1')] }))
    linked.link.seek([ANN])
    await settled(linked)
    expect((await linked.db.leads.toArray()).map(({ id }) => id)).toEqual(['l1'])
    expect((await linked.db.feedback.get('v'))!.leadId).toBe('l1')
    expect((await findLead(linked.db, 'mine'))!.id).toBe('l1')
  })

  it('that was erased there is erased here, but not one that is still to be told', async () => {
    const linked = makeLinked()
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: [ANN.email] }, { feedback: [aVerdict('v', 'l1')] }))
    linked.link.seek([ANN])
    await settled(linked)
    linked.hub.files.length = 0
    await linked.link.pull()
    linked.clock.now += 61_000
    linked.link.seek([ANN])
    await settled(linked)
    const counts = [linked.db.leads, linked.db.journeys, linked.db.feedback].map((table) => table.count())
    expect(await Promise.all(counts)).toEqual([0, 0, 0])
    expect(await searchLeads(linked.db, 'ann', 5)).toEqual([])
    linked.hub.faults = ['before', 'before']
    await findOrAddLead(linked.db, aLead({ id: 'mine', emails: ['bo@acme.example'] }))
    await linked.link.drain()
    linked.link.seek([{ email: 'bo@acme.example' }])
    await vi.waitFor(() => expect(linked.link.seek([{ email: 'bo@acme.example' }])).not.toBe('looking'))
    expect(await linked.db.leads.count()).toBe(1)
  })

  it('is never the rep or a colleague', async () => {
    const linked = makeLinked()
    await seedSettings(linked.db, { member: 'Kim', handoff: 'intent', own: { emails: ['me@gmail.com'], domains: ['nordwind.example'] } }) // prettier-ignore
    const people = [{ email: 'me@gmail.com' }, { email: 'lu@nordwind.example' }]
    linked.link.seek(people)
    await vi.waitFor(() => expect(linked.link.seek(people)).not.toBe('looking'))
    expect(askedOf(linked)).toEqual([])
    linked.link.seek([...people, ANN])
    await settled(linked)
    expect(askedOf(linked)).toMatchObject([{ emails: [ANN.email] }])
  })

  it('by the id of its record alone', async () => {
    const linked = makeLinked()
    const record = { system: 'hubspot', object: 'contact', id: '501' }
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: [], crm: [record] }))
    linked.link.seek([{ record }])
    await vi.waitFor(async () => expect(await linked.db.leads.count()).toBe(1))
    expect(askedOf(linked)).toMatchObject([{ emails: [], records: [record] }])
  })
})

describe('an open panel', () => {
  it('has what another did within two seconds', async () => {
    const linked = makeLinked()
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: [ANN.email] }))
    linked.link.seek([ANN])
    await settled(linked)
    const panel = {}
    linked.link.live.stay(panel, 'l1')
    await vi.waitFor(() =>
      expect(linked.hub.asked.at(-1)).toMatchObject({ body: { wait: 25, leads: [{ id: 'l1' }] } }),
    )
    const touchpoints = [aTouch('demo.requested', 0)]
    linked.hub.files[0] = { ...linked.hub.files[0]!, touchpoints, updatedAt: 2 }
    const begin = performance.now()
    linked.hub.change({ noun: 'request', id: 'none', deleted: true })
    await vi.waitFor(async () => expect(await getTouchpoints(linked.db, 'l1')).toEqual(touchpoints))
    expect(performance.now() - begin).toBeLessThan(2000)
    linked.life.abort()
  })

  it('of another lead begins the waiting anew, and nothing is asked when nobody is there', async () => {
    const linked = makeLinked()
    const panel = {}
    linked.link.live.stay(panel, undefined)
    await vi.waitFor(() => expect(linked.hub.asked).toHaveLength(1))
    linked.link.live.stay(panel, undefined)
    linked.link.live.stay(panel, 'l1')
    await vi.waitFor(() => expect(linked.hub.asked).toHaveLength(2), 2000)
    linked.link.live.leave(panel)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(linked.hub.asked).toHaveLength(2)
    expect(linked.link.isOffline()).toBe(false)
  })
})
