import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LeadDraft, LeadEntry } from '../domain/import-entry'
import type { Lead } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import { HalfdoorDatabase } from './database'
import { makeLeadMerger, type LeadMerger } from './import-leads'
import { CHUNK_SIZE } from './journey-row'
import { findOrAddLead } from './lead-store'

let db: HalfdoorDatabase
let merger: LeadMerger
let names = 0
beforeEach(() => {
  db = new HalfdoorDatabase(`import-${names++}`)
  merger = makeLeadMerger(db)
})

const NOW = Date.UTC(2026, 2, 1)
const merge = (...entries: LeadEntry[]) => merger.merge(entries, NOW)

function entry(
  draft: Partial<LeadDraft>,
  touchpoints: Touchpoint[] = [],
  more: Partial<LeadEntry> = {},
): LeadEntry {
  return {
    draft: { name: '', emails: [], crm: [], anchors: [], ...draft },
    touchpoints,
    about: 'lead',
    adds: true,
    ...more,
  }
}
function touch(id: string, at: number, more: Partial<Touchpoint> = {}): Touchpoint {
  return { id: `file:${id}`, type: 'page.viewed', at, side: 'marketing', source: 'file', ...more }
}
const addByHand = (lead: Lead) => findOrAddLead(db, lead)
const record = (id: string, system = 'hubspot') => ({ system, object: 'contact', id })
const ann = { name: 'Ann Lee', emails: ['ann@acme.example'], crm: [record('1')] }

describe('leads', () => {
  it('are added once, and the same again changes nothing', async () => {
    expect((await merge(entry(ann))).leads).toEqual({ added: 1, changed: 0, same: 0 })
    const [before] = await db.leads.toArray()
    expect((await merge(entry(ann))).leads).toEqual({ added: 0, changed: 0, same: 1 })
    expect(await db.leads.toArray()).toEqual([before])
  })

  it('are found by their record or by their address, and gain what is new', async () => {
    await merge(entry(ann))
    await merge(
      entry({ crm: [record('1')], title: 'VP' }),
      entry({ emails: ['ann@acme.example'], company: 'Acme' }),
    )
    expect(await db.leads.toArray()).toMatchObject([
      { name: 'Ann Lee', title: 'VP', company: 'Acme', keys: expect.any(Array) },
    ])
  })

  it('of one batch see each other', async () => {
    const { leads } = await merge(entry(ann), entry({ ...ann, title: 'VP' }), entry(ann))
    expect(leads).toEqual({ added: 1, changed: 1, same: 1 })
  })

  it('alike but for their ids stay apart', async () => {
    await merge(entry({ crm: [record('1', 'file')] }), entry({ crm: [record('2', 'file')] }))
    expect(await db.leads.count()).toBe(2)
  })

  it('behind a shared address are not made one, nor twice', async () => {
    const shared = (name: string) => entry({ name, emails: ['info@acme.example'] })
    const { leads, notes } = await merge(shared('Ann Lee'), shared('Bo Ray'))
    expect(leads.added).toBe(2)
    expect(notes).toMatchObject([{ index: 1, reason: expect.stringContaining('belongs to Ann Lee') }])
    expect((await merge(shared('Bo Ray'), shared('Ann Lee'))).leads).toEqual({
      added: 0,
      changed: 0,
      same: 2,
    })
    expect(await db.leads.where('keys').equals('email:info@acme.example').count()).toBe(1)
  })

  it('leave an address with the lead that has it', async () => {
    await merge(entry(ann), entry({ name: 'Bo', crm: [record('2')] }))
    const { notes } = await merge(entry({ crm: [record('2')], emails: ['ann@acme.example'] }))
    expect(notes).toHaveLength(1)
    expect(await db.leads.where('keys').equals('email:ann@acme.example').count()).toBe(1)
  })

  it('of another list with the same number are refused, not mixed up', async () => {
    await merge(entry({ name: 'Ann Lee', emails: ['ann@acme.example'], crm: [record('1', 'file')] }))
    const { refused } = await merge(
      entry({ name: 'Bo Ray', emails: ['bo@other.example'], crm: [record('1', 'file')] }),
    )
    expect(refused).toMatchObject([{ index: 0, reason: expect.stringContaining('ID 1 belongs to Ann Lee') }])
    expect((await db.leads.toArray()).map(({ name }) => name)).toEqual(['Ann Lee'])
  })

  it('keep a fact’s first time where the file tells none', async () => {
    await merge(entry({ ...ann, anchors: [{ kind: 'won' }] }))
    await merger.merge([entry({ ...ann, anchors: [{ kind: 'won' }] })], NOW + 1000)
    expect((await db.leads.toArray())[0]!.anchors).toEqual([{ kind: 'won', at: NOW }])
  })

  it('take up a fact again that another one has ended, once', async () => {
    const told = async (at: number, ...kinds: ('sql' | 'disqualified')[]) => {
      await merger.merge([entry({ ...ann, anchors: kinds.map((kind) => ({ kind })) })], NOW + at)
      return (await db.leads.toArray())[0]!.anchors.map(({ kind, at }) => [kind, at - NOW])
    }
    await told(0, 'sql')
    await told(1, 'disqualified')
    const all = [
      ['sql', 0],
      ['disqualified', 1],
      ['sql', 2],
    ]
    expect(await told(2, 'sql')).toEqual(all)
    expect(await told(3, 'sql')).toEqual(all)
    await told(4, 'sql', 'disqualified')
    expect(await told(5, 'sql', 'disqualified')).toEqual([...all, ['disqualified', 4]])
  })

  it('added elsewhere meanwhile are found', async () => {
    await merge(entry(ann))
    const lead = {
      id: 'by-hand',
      name: 'Bo',
      emails: ['bo@x.example'],
      crm: [],
      anchors: [],
      createdAt: 1,
      updatedAt: 1,
    }
    await addByHand(lead)
    expect((await merge(entry({ emails: ['bo@x.example'], title: 'CTO' }))).leads.changed).toBe(1)
    expect(await db.leads.get('by-hand')).toMatchObject({ title: 'CTO' })
  })
})

describe('touchpoints', () => {
  const ofAnn = (...touchpoints: Touchpoint[]) =>
    entry({ emails: ann.emails }, touchpoints, { about: 'touchpoint' })

  it('go to their lead with the counts, sorted, and once', async () => {
    await merge(entry(ann))
    const batch = ofAnn(touch('b', 2, { side: 'sales' }), touch('a', 1))
    expect((await merge(batch)).touchpoints).toEqual({ added: 2, changed: 0, same: 0 })
    expect(await db.leads.toArray()).toMatchObject([{ touchpoints: 2, marketing: 1, chunks: 1 }])
    expect((await db.journeys.toArray())[0]!.touchpoints.map(({ id }) => id)).toEqual(['file:a', 'file:b'])
    expect((await merge(batch)).touchpoints).toEqual({ added: 0, changed: 0, same: 2 })
    expect((await merge(ofAnn(touch('a', 1, { title: 'New' })))).touchpoints).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    })
  })

  it('past a chunk stand in several rows', async () => {
    const many = Array.from({ length: CHUNK_SIZE + 1 }, (_, i) => touch(`${i}`, i))
    await merge(entry(ann, many.slice(0, 400)))
    await merge(ofAnn(...many.slice(400)))
    expect((await db.journeys.toArray()).map((row) => row.touchpoints.length)).toEqual([CHUNK_SIZE, 1])
    expect(await db.leads.toArray()).toMatchObject([{ touchpoints: CHUNK_SIZE + 1, chunks: 2 }])
  })

  it('of an unknown lead add it, or are refused where they may not', async () => {
    const unknown = { emails: ['new@x.example'] }
    const { refused } = await merge(entry(unknown, [touch('a', 1)], { about: 'touchpoint', adds: false }))
    expect(refused).toEqual([{ index: 0, reason: 'No lead has this address.' }])
    expect(await db.leads.count()).toBe(0)
    expect((await merge(entry(unknown, [touch('a', 1)], { about: 'touchpoint' }))).leads.added).toBe(1)
  })

  it('rename nobody, but fill gaps', async () => {
    await merge(entry(ann))
    await merge(
      entry({ emails: ann.emails, name: 'A. Lee', company: 'Acme' }, [touch('a', 1)], {
        about: 'touchpoint',
      }),
    )
    expect(await db.leads.toArray()).toMatchObject([{ name: 'Ann Lee', company: 'Acme' }])
  })
})

describe('a batch', () => {
  it('is stored whole or not at all', async () => {
    await merge(entry(ann))
    const broken = entry({ crm: [record('2')] }, [
      { ...touch('x', 1), title: (() => 1) as unknown as string },
    ])
    await expect(merge(entry({ crm: [record('3')] }), broken)).rejects.toThrow()
    expect(await db.leads.count()).toBe(1)
    expect(await db.journeys.count()).toBe(0)
  })

  it('called while another is being written sees its leads, stored or not', async () => {
    const broken = entry(ann, [{ ...touch('x', 1), title: (() => 1) as unknown as string }])
    const first = expect(merge(broken)).rejects.toThrow()
    const second = merge(entry(ann), entry({ crm: [record('2')] }))
    const third = merge(entry({ ...ann, title: 'VP' }), entry({ crm: [record('2')] }))
    await first
    expect((await second).leads).toEqual({ added: 2, changed: 0, same: 0 })
    expect((await third).leads).toEqual({ added: 0, changed: 1, same: 1 })
    expect(await db.leads.count()).toBe(2)
  })

  it('planned on one that was stopped by a change elsewhere is planned anew', async () => {
    await merge(entry({ crm: [record('0')] }))
    for (let round = 0; round < 20; round++) {
      const lead = { id: `by-hand-${round}`, name: 'Bo', emails: [], crm: [], anchors: [] }
      const outside = addByHand({ ...lead, createdAt: 1, updatedAt: 1 })
      const emails = [`p${round}@x.example`]
      await Promise.all([outside, merge(entry({ emails })), merge(entry({ emails, title: 'CTO' }))])
    }
    const keys = (await db.leads.toArray()).flatMap((row) => row.keys)
    expect(keys).toHaveLength(21)
    expect(new Set(keys).size).toBe(21)
  })

  it('of several batches reads the directory once, and a later import knows every key', async () => {
    const count = vi.spyOn(db.leads, 'count')
    await merge(entry(ann))
    await merge(entry({ emails: ann.emails, crm: [record('9')] }))
    await merge(entry({ emails: ['bo@x.example'] }))
    expect(count).toHaveBeenCalledTimes(1)
    const later = makeLeadMerger(db)
    const { leads } = await later.merge([entry({ crm: [record('9')] }), entry({ crm: [record('1')] })], NOW)
    expect(leads).toEqual({ added: 0, changed: 0, same: 2 })
  })

  it('of many leads far apart finds each', async () => {
    const all = Array.from({ length: 300 }, (_, i) => entry({ crm: [record(`${i}`)] }, [touch('a', i)]))
    await merge(...all)
    const some = [all[299]!, all[0]!, all[150]!]
    expect(await merge(...some)).toMatchObject({ leads: { same: 3 }, touchpoints: { same: 3 } })
  })
})
