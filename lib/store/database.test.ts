import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { emailKey } from '../domain/lead'
import { HalfdoorDatabase } from './database'
import { findLeadId } from './lead-store'
import { searchLeads } from './lead-search'

it('finds the leads of a workspace of the first shape by name, by company and by key', async () => {
  const name = `old-${Math.random()}`
  const old = new Dexie(name)
  old.version(1).stores({ leads: 'id, *keys, *words', journeys: '[leadId+chunk]', settings: 'key' })
  const lead = (place: number) => ({
    id: `lead-${String(place).padStart(4, '0')}`,
    name: `Person ${place}`,
    company: place === 7 ? 'Nordwind' : 'Acme',
    emails: [`p${place}@acme.example`],
    crm: [],
    anchors: [],
    createdAt: 1,
    updatedAt: 1,
    keys: [`email:p${place}@acme.example`],
    words: ['person'],
    touchpoints: 0,
    marketing: 0,
    chunks: 0,
  })
  await old.table('leads').bulkAdd(Array.from({ length: 1500 }, (_, place) => lead(place)))
  old.close()

  const db = new HalfdoorDatabase(name)
  expect((await searchLeads(db, 'nordwind', 5)).map(({ id }) => id)).toEqual(['lead-0007'])
  expect((await searchLeads(db, 'person 1499', 5)).map(({ id }) => id)).toEqual(['lead-1499'])
  expect(await db.leads.where('keys').equals('email:p3@acme.example').primaryKeys()).toEqual(['lead-0003'])
  expect(await db.directory.count()).toBe(2)
  expect(await db.leads.get('lead-0001')).not.toHaveProperty('words')
  db.close()
})

it('finds leads of an earlier workspace by every spelling of their mailbox', async () => {
  const name = `spelt-${Math.random()}`
  const old = new Dexie(name)
  old
    .version(2)
    .stores({ leads: 'id, *keys', directory: '++seq', journeys: '[leadId+chunk]', settings: 'key' })
  const lead = (id: string, email: string) => ({
    id, name: `Person ${id}`, emails: [email], crm: [], anchors: [], createdAt: 1, updatedAt: 1,
    keys: [`email:${email}`], touchpoints: 0, marketing: 0, chunks: 0,
  }) // prettier-ignore
  await old.table('leads').bulkAdd([lead('a', 'ann.lee@gmail.com'), lead('b', 'b.b@acme.example')])
  old.close()

  const db = new HalfdoorDatabase(name)
  expect(await findLeadId(db, emailKey('annlee+fair@googlemail.com'))).toBe('a')
  expect(await findLeadId(db, emailKey('b.b@acme.example'))).toBe('b')
  expect(await findLeadId(db, emailKey('bb@acme.example'))).toBeUndefined()
  expect(await db.directory.count()).toBe(1)
  db.close()
})
