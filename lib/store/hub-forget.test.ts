import { beforeEach, expect, it } from 'vitest'
import { aLeadFile, aVerdict } from '../../test/factories/lead-file'
import { aLead, NOW } from '../../test/factories/worker'
import { HalfdoorDatabase } from './database'
import { addFeedback, changeFeedback } from './feedback-store'
import { applyChanges } from './hub-changes'
import { putLeadFiles } from './hub-lead'
import { searchLeads } from './lead-search'
import { findOrAddLead } from './lead-store'
import { addAct, listActs, settleActs } from './outbox-store'
import { getSyncState } from './sync-store'

let db: HalfdoorDatabase
let count = 0
const [ANN, BEA] = ['ann@acme.example', 'bea@acme.example']

beforeEach(async () => {
  db = new HalfdoorDatabase(`forget-${count++}`, true)
  const files = [
    aLeadFile({ id: 'A', name: 'Ann Lee', emails: [ANN] }, { feedback: [aVerdict('of-ann', 'A', { note: 'Ann leaves' })] }),
    aLeadFile({ id: 'B', name: 'Bea Roe', emails: [BEA] }, { feedback: [aVerdict('of-bea', 'B')] }),
  ] // prettier-ignore
  await putLeadFiles(db, files, [], NOW)
})

const erase = async (...erased: string[]) => {
  const { cursor } = await getSyncState(db)
  return applyChanges(db, {
    items: [],
    erased,
    since: cursor,
    state: { cursor: (cursor ?? 0) + 1 },
    member: 'Kim',
  })
}
const ids = async () => ({
  leads: (await db.leads.toArray()).map(({ id }) => id),
  feedback: (await db.feedback.toArray()).map(({ id }) => id),
})

it('an erased person goes with all that is known of them, and nobody else does', async () => {
  await db.choices.put({ key: 'page', personKey: `email:${ANN}`, at: NOW })
  expect(await erase('A', 'never-here')).toContain('lead')
  expect(await ids()).toEqual({ leads: ['B'], feedback: ['of-bea'] })
  expect(await searchLeads(db, 'ann', 5)).toEqual([])
  expect([await db.choices.count(), await db.copies.count()]).toEqual([0, 1])
  expect(await db.journeys.where('[leadId+chunk]').between(['A', 0], ['A', Infinity]).count()).toBe(0)
  expect(await getSyncState(db)).toEqual({ cursor: 1 })
})

it('nothing about them is told any more, whether it waits or was refused; a vote stays without their name', async () => {
  await addFeedback(db, aVerdict('new', 'A', { note: 'Ann again' }))
  await changeFeedback(db, 'of-ann', (each) => ({ ...each, note: 'Ann moved' }), {
    act: { op: 'feedbackDetail', feedbackId: 'of-ann', note: 'Ann moved' },
    now: NOW,
  })
  await addFeedback(db, aVerdict('of-bea-too', 'B'))
  await db.transaction('rw', db.outbox, async () => {
    await addAct(db, { op: 'requestVote', requestId: 'r', leadId: 'A' }, NOW)
    const votes = ['A', 'B'].map((leadId) => ({ memberId: 'm', member: 'Kim', leadId, at: NOW }))
    await addAct(db, { op: 'requestAdd', request: { id: 'r2', text: 'A guide', member: 'Kim', at: NOW, votes } }, NOW) // prettier-ignore
  })
  const [first] = await listActs(db)
  await settleActs(db, [{ id: first!.id, refused: { code: 'notAllowed', message: 'No.' } }], NOW)
  await erase('A')
  const acts = (await listActs(db)).map(({ act }) => act)
  expect(acts.map(({ op }) => op)).toEqual(['feedbackAdd', 'requestVote', 'requestAdd'])
  expect(acts[0]).toMatchObject({ feedback: { id: 'of-bea-too' } })
  expect(JSON.stringify(acts)).not.toContain('"A"')
  expect(JSON.stringify(acts[2])).toContain('"B"')
})

it('what the hub said of them while an act waited does not come back', async () => {
  await changeFeedback(db, 'of-ann', (each) => ({ ...each, note: 'Ann moved' }), {
    act: { op: 'feedbackDetail', feedbackId: 'of-ann', note: 'Ann moved' },
    now: NOW,
  })
  const body = aVerdict('of-ann', 'A', { note: 'Ann, as the hub has it' })
  const item = { noun: 'feedback', id: 'of-ann', deleted: false, body } as const
  await applyChanges(db, { items: [item], since: undefined, state: { cursor: 1 }, member: 'Kim' })
  await erase('A')
  expect(JSON.stringify(await db.settings.toArray())).not.toContain('as the hub has it')
})

it('a lead that was added here and is not told yet goes with the one that it is', async () => {
  await findOrAddLead(db, aLead({ id: 'mine', emails: ['ann.lee@acme.example'] }))
  await putLeadFiles(db, [aLeadFile({ id: 'A', emails: [ANN, 'ann.lee@acme.example'] })], [], NOW)
  await addFeedback(db, aVerdict('new', 'mine'))
  await erase('A')
  expect(await listActs(db)).toEqual([])
  expect(await db.aliases.count()).toBe(0)
})

it('one who was taken for the same person comes back with the next pull', async () => {
  await putLeadFiles(db, [aLeadFile({ id: 'A', emails: [ANN, BEA] }, { otherIds: ['B'] })], [], NOW)
  await applyChanges(db, { items: [], since: undefined, state: { cursor: 3 }, member: 'Kim' })
  await erase('A')
  expect((await getSyncState(db)).cursor).toBeUndefined()
  await applyChanges(db, { items: [], erased: ['A'], since: undefined, state: { cursor: 4 }, member: 'Kim' })
  expect(await getSyncState(db)).toEqual({ cursor: 4 })
})
