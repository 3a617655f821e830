import { expect, it } from 'vitest'
import { aLeadFile, aVerdict } from '../../test/factories/lead-file'
import { aLead, NOW } from '../../test/factories/worker'
import type { Dispute } from '../domain/feedback'
import { HalfdoorDatabase } from './database'
import { findDispute, putDispute } from './dispute-store'
import { putLeadFiles } from './hub-lead'
import { findLead, findLeadId, findOrAddLead } from './lead-store'
import { settleActs, listActs } from './outbox-store'
import { getSyncState, putSyncState } from './sync-store'

let count = 0
const hubCopy = () => new HalfdoorDatabase(`hub-lead-${count++}`, true)
const [ANN, BEA] = ['ann@acme.example', 'bea@acme.example']
const aDispute = (id: string, leadId: string): Dispute =>
  ({ id, leadId, computed: 'interest', stage: 'intent', why: '', member: 'Kim', at: NOW, modelVersion: 'm' }) // prettier-ignore

/** A copy in which B is one lead with A, with a verdict that was given on B. */
async function withMerged() {
  const db = hubCopy()
  const merged = aLeadFile({ id: 'A', emails: [ANN, BEA] }, { otherIds: ['B'], feedback: [aVerdict('of-b', 'A')] }) // prettier-ignore
  await putLeadFiles(db, [merged], [], NOW)
  await putSyncState(db, { cursor: 5, at: NOW })
  expect((await findLead(db, 'B'))?.id).toBe('A')
  return db
}

it('takes two people apart by the word on the one that stayed, and begins anew what was pulled of the other', async () => {
  const db = await withMerged()
  await putLeadFiles(db, [aLeadFile({ id: 'A', emails: [ANN] })], ['A'], NOW)
  expect(await findLead(db, 'B')).toBeUndefined()
  expect(await findLeadId(db, `email:${BEA}`)).toBeUndefined()
  expect(await getSyncState(db)).toEqual({ at: NOW })
})

it('takes them apart by the word on the one that went, and does not join them again by the address left behind', async () => {
  const db = await withMerged()
  const file = aLeadFile({ id: 'B', emails: [BEA] }, { feedback: [aVerdict('of-b', 'B')] })
  await putLeadFiles(db, [file], ['B'], NOW)
  expect((await findLead(db, 'A'))?.id).toBe('A')
  expect(await db.leads.where('keys').equals(`email:${BEA}`).primaryKeys()).toEqual(['B'])
  expect((await db.feedback.get('of-b'))!.leadId).toBe('B')
  expect(await getSyncState(db)).toEqual({ at: NOW })
})

it('does not begin anew where nothing was taken apart', async () => {
  const db = await withMerged()
  await putLeadFiles(db, [aLeadFile({ id: 'A', emails: [ANN, BEA] }, { otherIds: ['B'] })], ['A'], NOW)
  expect(await getSyncState(db)).toEqual({ cursor: 5, at: NOW })
})

it('leaves two leads of the hub two, though they share an address', async () => {
  const db = hubCopy()
  const info = 'info@acme.example'
  const files = ['A', 'B'].map((id) => aLeadFile({ id, emails: [`${id}@acme.example`, info] }))
  await putLeadFiles(db, files, [], NOW)
  expect(await db.leads.count()).toBe(2)
  expect(await db.aliases.count()).toBe(0)
})

it('keeps a lead that was added here, and a dispute of it, joined until the hub has been told, and after', async () => {
  const db = hubCopy()
  await findOrAddLead(db, aLead({ id: 'mine', emails: [ANN] }))
  await putDispute(db, aDispute('d', 'mine'))
  for (let round = 0; round < 2; round++) {
    await putLeadFiles(db, [aLeadFile({ id: 'H', emails: [ANN] })], [], NOW)
    expect((await findLead(db, 'mine'))?.id).toBe('H')
    expect(await findDispute(db, 'H')).toMatchObject({ id: 'd', leadId: 'H' })
  }
  await settleActs(db, (await listActs(db)).map(({ id }) => ({ id })), NOW) // prettier-ignore
  const told = aLeadFile({ id: 'H', emails: [ANN] }, { otherIds: ['mine'], dispute: aDispute('d', 'H') })
  await putLeadFiles(db, [told], [], NOW)
  expect((await findLead(db, 'mine'))?.id).toBe('H')
  expect(await findDispute(db, 'H')).toMatchObject({ id: 'd' })
  await putLeadFiles(db, [{ ...told, dispute: undefined }], [], NOW)
  expect(await findDispute(db, 'H')).toBeUndefined()
})
