import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { HalfdoorDatabase } from './database'
import { putDispute, removeDispute } from './dispute-store'
import { addAct, countActs, discardAct, listActs, nextActs, settleActs, unparkAct } from './outbox-store'
import { getSyncState, putSyncState } from './sync-store'

const NOW = 1_000
let count = 0

const hubCopy = () => new HalfdoorDatabase(`outbox-${count++}`, true)
const aDispute = (id: string) =>
  ({ id, leadId: 'lead', computed: 'awareness', stage: 'purchase', why: '', member: 'Kim', at: NOW, modelVersion: 'm' }) as const // prettier-ignore

describe('an act', () => {
  it('is noted with its row in a copy of a hub, in the order in which things were done', async () => {
    const db = hubCopy()
    await putDispute(db, aDispute('a'))
    await removeDispute(db, 'lead', NOW)
    await putDispute(db, aDispute('b'))
    expect((await listActs(db)).map(({ act }) => act.op)).toEqual([
      'disputePut',
      'disputeRemove',
      'disputePut',
    ])
    expect(await countActs(db)).toEqual({ pending: 3, parked: 0 })
  })

  it('is not noted in a local workspace', async () => {
    const db = new HalfdoorDatabase(`outbox-${count++}`)
    await putDispute(db, aDispute('a'))
    expect(await db.outbox.count()).toBe(0)
  })

  it('is gone with its row where the transaction fails', async () => {
    const db = hubCopy()
    const told = vi.fn()
    db.onAct = told
    const broken = db.transaction('rw', db.disputes, db.outbox, async () => {
      await db.disputes.put(aDispute('a'))
      await addAct(db, { op: 'disputeRemove', leadId: 'lead' }, NOW)
      throw new Error('The disk is full')
    })
    await expect(broken).rejects.toThrow('full')
    expect([await db.disputes.count(), await db.outbox.count()]).toEqual([0, 0])
    expect(told).not.toHaveBeenCalled()
    await putDispute(db, aDispute('a'))
    expect(told).toHaveBeenCalledOnce()
  })

  it('outside of a transaction is a defect', async () => {
    await expect(addAct(hubCopy(), { op: 'disputeRemove', leadId: 'x' }, NOW)).rejects.toThrow('transaction')
  })
})

describe('the outbox', () => {
  it('lets go only of acts that the answer names, and parks those that were refused', async () => {
    const db = hubCopy()
    for (const id of ['a', 'b', 'c']) await putDispute(db, aDispute(id))
    const [first, second, third] = await listActs(db)
    const refused = { code: 'notAllowed', message: 'Only marketing may.' }
    await settleActs(db, [{ id: first!.id }, { id: second!.id, refused }, { id: 'unknown' }], NOW)
    expect((await nextActs(db, 10)).map(({ id }) => id)).toEqual([third!.id])
    expect(await countActs(db)).toEqual({ pending: 1, parked: 1 })
    expect(await discardAct(db, third!.id)).toBe(false)
    expect(await unparkAct(db, second!.id)).toBe(true)
    expect((await nextActs(db, 10)).map(({ id }) => id)).toEqual([second!.id, third!.id])
    await settleActs(db, [{ id: second!.id, refused }], NOW)
    expect(await discardAct(db, second!.id)).toBe(true)
    expect(await countActs(db)).toEqual({ pending: 1, parked: 0 })
  })

  it('sends what met a defect of the hub again by itself, an hour later and no sooner; nothing else', async () => {
    const db = hubCopy()
    for (const id of ['a', 'b']) await putDispute(db, aDispute(id))
    const [first, second] = await listActs(db)
    const refusedWith = (code: string) => ({ refused: { code, message: 'Later.' } })
    await settleActs(db, [{ id: first!.id, ...refusedWith('internal') }, { id: second!.id, ...refusedWith('notAllowed') }], NOW) // prettier-ignore
    const HOUR = 3_600_000
    expect(await nextActs(db, 10)).toEqual([])
    expect(await nextActs(db, 10, NOW + HOUR - 1)).toEqual([])
    expect((await nextActs(db, 10, NOW + HOUR)).map(({ id }) => id)).toEqual([first!.id])
    // Refused the same way once more, it waits as long again.
    await settleActs(db, [{ id: first!.id, ...refusedWith('internal') }], NOW + HOUR)
    expect(await nextActs(db, 10, NOW + HOUR)).toEqual([])
  })

  it('that gives an act up begins the copy anew in the same step', async () => {
    const db = hubCopy()
    await putDispute(db, aDispute('a'))
    await putSyncState(db, { cursor: 7, at: NOW })
    const [act] = await listActs(db)
    expect(await discardAct(db, act!.id)).toBe(false)
    expect(await getSyncState(db)).toEqual({ cursor: 7, at: NOW })
    await settleActs(db, [{ id: act!.id, refused: { code: 'notAllowed', message: 'No.' } }], NOW)
    expect(await discardAct(db, act!.id)).toBe(true)
    expect(await getSyncState(db)).toEqual({ at: NOW })
  })
})
