import { beforeEach, describe, expect, it } from 'vitest'
import { aLead, makeWorker, NOW } from '../../test/factories/worker'
import { makeSample } from '../sample/make-sample'
import type { HalfdoorDatabase } from './database'
import { readEntries } from './directory-row'
import { loadDirectory, putListedLeads, readDirectory, unlistLeads } from './directory-store'
import { makeLeadMerger } from './import-leads'
import { makeLeadRow } from './lead-row'
import { searchLeads } from './lead-search'
import { findOrAddLead } from './lead-store'
import { fillSample, removeSample } from './sample-store'

let db: HalfdoorDatabase
beforeEach(() => {
  db = makeWorker().db
})

const rowOf = (id: string, name: string, company?: string) =>
  makeLeadRow(aLead({ id, name, ...(company ? { company } : {}) }), {
    touchpoints: 0,
    marketing: 0,
    chunks: 0,
  })
const put = (...rows: ReturnType<typeof rowOf>[]) =>
  db.transaction('rw', db.leads, db.directory, () => putListedLeads(db, rows))
const names = async (text: string, limit = 20, forgives = true) =>
  (await searchLeads(db, text, limit, forgives)).map(({ name }) => name)

describe('a search for leads', () => {
  it('finds by the beginnings of words, in the order of names', async () => {
    await put(rowOf('1', 'Bo Ray', 'Acme'), rowOf('2', 'Ánn Lee', 'Acme'), rowOf('3', 'Ann Zed', 'Other'))
    expect(await names('acme')).toEqual(['Ánn Lee', 'Bo Ray'])
    expect(await names('ann acm')).toEqual(['Ánn Lee'])
    expect(await names('a', 2)).toEqual(['Ánn Lee', 'Ann Zed'])
    expect(await names('nn')).toEqual([])
    expect(await names('1@ac')).toEqual(['Bo Ray'])
    expect(await names('2')).toEqual(['Ánn Lee'])
  })

  it('puts those with a slip after those without, and only where slips are forgiven', async () => {
    await put(rowOf('1', 'Anna Schmitt'), rowOf('2', 'Zoe Schmidt'), rowOf('3', 'Bo Ray'))
    expect(await names('schmid')).toEqual(['Zoe Schmidt', 'Anna Schmitt'])
    expect(await names('schmid', 20, false)).toEqual(['Zoe Schmidt'])
    expect(await names('schmid', 1)).toEqual(['Zoe Schmidt'])
  })

  it('sees what was added, renamed and removed since the last time', async () => {
    await findOrAddLead(db, aLead({ id: '1', name: 'Ann Lee' }))
    expect(await names('ann')).toEqual(['Ann Lee'])
    await findOrAddLead(db, aLead({ id: '2', name: 'Ann Ray' }))
    expect(await names('ann')).toEqual(['Ann Lee', 'Ann Ray'])
    const entry = {
      draft: { name: 'Bea Ray', emails: ['2@acme.example'], crm: [], anchors: [] },
      touchpoints: [],
      about: 'lead' as const,
      adds: true,
    }
    await makeLeadMerger(db).merge([entry], 1)
    expect(await names('ann')).toEqual(['Ann Lee'])
    expect(await names('bea')).toEqual(['Bea Ray'])
    await db.transaction('rw', db.leads, db.directory, async () => {
      await db.leads.delete('2')
      await unlistLeads(db, (id) => id === '2')
    })
    expect(await names('ray')).toEqual([])
    expect((await readDirectory(db)).flatMap(readEntries).map(({ id }) => id)).toEqual(['1'])
  })
})

describe('the directory', () => {
  it('holds the sample once, however often it is filled, and not after it was removed', async () => {
    const sample = makeSample(NOW, 'seed')
    await put(rowOf('mine', 'Quux Zyx'))
    await fillSample(db, sample)
    await fillSample(db, sample)
    expect((await readDirectory(db)).flatMap(readEntries)).toHaveLength(sample.leads.length + 1)
    const { name } = sample.leads[0]!
    expect(await names(name)).toContain(name)
    await removeSample(db)
    expect((await readDirectory(db)).flatMap(readEntries).map(({ id }) => id)).toEqual(['mine'])
    expect(await names(name)).toEqual([])
  })

  it('is written anew when it has many small rows, and says the same', async () => {
    for (let i = 0; i < 61; i++) await put(rowOf(`${i}`, `Ann ${i}`))
    await put(rowOf('7', 'Bo Seven'))
    expect(await db.directory.count()).toBe(62)
    const rows = await loadDirectory(db)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.seq).toBeGreaterThan(62)
    expect(readEntries(rows[0]!)).toHaveLength(61)
    expect(await names('bo')).toEqual(['Bo Seven'])
    expect(await loadDirectory(db, 61)).toEqual(rows)
  })

  it('has one row for a batch of an import, and none for one that changes no name and no key', async () => {
    const merger = makeLeadMerger(db)
    const entry = (email: string, title: string) => ({
      draft: { name: 'Ann Lee', emails: [email], crm: [], anchors: [], title },
      touchpoints: [],
      about: 'lead' as const,
      adds: true,
    })
    await merger.merge(
      [entry('a@x.example', 'VP'), entry('b@x.example', 'VP'), entry('a@x.example', 'CEO')],
      1,
    )
    await merger.merge([entry('a@x.example', 'CTO')], 2)
    const [row, ...more] = await readDirectory(db)
    expect(more).toEqual([])
    expect(readEntries(row!).map(({ keys, words }) => [...keys, words])).toEqual([
      ['email:a@x.example', ' ann lee'],
      ['email:b@x.example', ' ann lee'],
    ])
  })
})
