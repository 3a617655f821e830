import { describe, expect, it, vi } from 'vitest'
import { aLeadFile, aVerdict } from '../../test/factories/lead-file'
import { makeLinked } from '../../test/factories/linked'
import { anAsset, NOW } from '../../test/factories/worker'
import type { ChangeItem } from '../contract/changes-pull'
import { getVersions } from '../store/definition-store'
import { addFeedback, changeFeedback } from '../store/feedback-store'
import { applyChanges } from '../store/hub-changes'
import { countActs, discardAct, listActs } from '../store/outbox-store'
import { getSettings } from '../store/settings-store'
import { getSyncState } from '../store/sync-store'

const asset = (id: string, title = id): ChangeItem =>
  ({ noun: 'asset', id, deleted: false, body: anAsset(id, { title }) }) as ChangeItem
const verdict = (id: string, more = {}): ChangeItem =>
  ({ noun: 'feedback', id, deleted: false, body: aVerdict(id, 'lead', more) }) as ChangeItem
const answer = { kind: 'stays', note: 'They fit', by: 'Mo', at: NOW } as const

describe('what changed on the hub', () => {
  it('comes page by page, from where the last pull was, also in a worker that died between', async () => {
    const linked = makeLinked()
    for (const id of ['a', 'b', 'c', 'd', 'e']) linked.hub.change(asset(id))
    linked.hub.faults = [undefined, 'after']
    await expect(linked.link.pull()).rejects.toThrow('cannot be reached')
    expect([await linked.db.assets.count(), await getSyncState(linked.db)]).toEqual([
      2,
      { cursor: 2, at: NOW },
    ])
    await linked.again().pull()
    expect(await linked.db.assets.count()).toBe(5)
    linked.hub.change({ noun: 'asset', id: 'a', deleted: true })
    await linked.link.pull()
    expect((await linked.db.assets.toArray()).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e'])
    expect(linked.told).toContainEqual(['asset'])
  })

  it('brings settings to where the handlers look for them', async () => {
    const linked = makeLinked()
    const agreed = {
      version: 1,
      rule: { all: [{ field: 'country', op: 'known' }] },
      by: 'Mo',
      at: NOW,
      agreed: {},
    }
    linked.hub.change({ noun: 'setting', id: 'handoff', deleted: false, body: 'evaluation' } as ChangeItem)
    linked.hub.change({ noun: 'setting', id: 'definition', deleted: false, body: [agreed] } as ChangeItem)
    await linked.link.pull()
    expect((await getSettings(linked.db)).handoff).toBe('evaluation')
    expect((await getVersions(linked.db)).map(({ by }) => by)).toEqual(['Mo'])
  })

  it('does not overwrite what was done here and is not told yet, and is not lost either', async () => {
    const linked = makeLinked()
    linked.hub.change(verdict('v'))
    await linked.link.pull()
    linked.hub.faults = ['before']
    const detail = { reason: 'badTiming' } as const
    await changeFeedback(linked.db, 'v', (each) => ({ ...each, ...detail }), {
      act: { op: 'feedbackDetail', feedbackId: 'v', ...detail },
      now: NOW,
    })
    await linked.link.drain()
    linked.hub.change(verdict('v', { answer }))
    linked.hub.change(asset('a'))
    linked.hub.faults = []
    await linked.link.pull()
    // The asset came; the verdict keeps the rep's word.
    expect(await linked.db.assets.count()).toBe(1)
    expect(await linked.db.feedback.get('v')).toMatchObject(detail)
    expect((await linked.db.feedback.get('v'))!.answer).toBeUndefined()
    await linked.link.drain()
    expect((await linked.db.feedback.get('v'))!.answer).toEqual(answer)
  })

  it('begins anew where the hub was restored: what it does not know goes, what waits stays', async () => {
    const linked = makeLinked()
    for (const id of ['a', 'b']) linked.hub.change(asset(id))
    await linked.link.pull()
    linked.hub.faults = ['before']
    await addFeedback(linked.db, aVerdict('mine', 'lead'))
    await linked.link.drain()
    linked.hub.changes = [asset('b', 'Restored')]
    linked.hub.restored = true
    await linked.link.pull()
    expect((await linked.db.assets.toArray()).map(({ title }) => title)).toEqual(['Restored'])
    expect(await linked.db.feedback.count()).toBe(1)
  })

  it('brings back what others said of a lead on the screen, after it began anew', async () => {
    const linked = makeLinked()
    const feedback = [aVerdict('others', 'l1', { member: 'Lu' })]
    linked.hub.files.push(aLeadFile({ id: 'l1' }, { feedback }))
    await linked.link.fetch(['l1'])
    linked.hub.restored = true
    await linked.link.pull()
    expect(await linked.db.feedback.count()).toBe(0)
    linked.link.live.stay({}, 'l1')
    await vi.waitFor(async () => expect(await linked.db.feedback.get('others')).toBeDefined())
    linked.life.abort()
  })

  it('keeps nothing of others where the member may not have it any more, not even what an act waits on', async () => {
    const linked = makeLinked()
    linked.hub.change(verdict('others', { member: 'Lu', note: 'For marketing' }))
    linked.hub.change(verdict('own', { member: 'Kim Rep' }))
    await linked.link.pull()
    expect(await linked.db.feedback.count()).toBe(2)
    linked.hub.faults = ['before']
    await changeFeedback(linked.db, 'others', (each) => ({ ...each, answer }), {
      act: { op: 'feedbackAnswer', feedbackId: 'others', answer: { kind: 'stays' } },
      now: NOW,
    })
    await linked.link.drain()
    linked.hub.changes = [verdict('own', { member: 'Kim Rep' })]
    linked.hub.restored = true
    linked.hub.faults = []
    await linked.link.pull()
    expect((await linked.db.feedback.toArray()).map(({ id }) => id)).toEqual(['own'])
  })

  it('puts right what a given up act had changed', async () => {
    const linked = makeLinked()
    linked.hub.refuse = () => ({ code: 'notAllowed', message: 'Not you.' })
    await addFeedback(linked.db, aVerdict('mine', 'lead'))
    await linked.link.drain()
    const [act] = await listActs(linked.db)
    expect(await discardAct(linked.db, act!.id)).toBe(true)
    await linked.link.pullAnew()
    expect(await linked.db.feedback.count()).toBe(0)
    expect(await countActs(linked.db)).toEqual({ pending: 0, parked: 0 })
  })

  it('puts it right also where a pull is under way, and in a worker that died between', async () => {
    for (const isKilled of [false, true]) {
      const linked = makeLinked()
      await linked.link.pull()
      linked.hub.refuse = () => ({ code: 'notAllowed', message: 'Not you.' })
      await addFeedback(linked.db, aVerdict('mine', 'lead'))
      await linked.link.drain()
      const [act] = await listActs(linked.db)
      const running = isKilled ? undefined : linked.link.pull()
      await discardAct(linked.db, act!.id)
      if (isKilled) await linked.again().pull()
      else await Promise.all([running, linked.link.pullAnew()])
      expect(await linked.db.feedback.count()).toBe(0)
    }
  })

  it('comes in once where two pulls ask for it, and not by a page that is behind', async () => {
    const linked = makeLinked()
    const page = (title: string, since: number | undefined, cursor: number) =>
      applyChanges(linked.db, { items: [asset('a', title)], since, state: { cursor }, member: 'Kim Rep' })
    expect(await page('First', undefined, 1)).toEqual(new Set(['asset']))
    expect(await page('Second', 1, 2)).toEqual(new Set(['asset']))
    expect(await page('First', undefined, 1)).toBeUndefined()
    expect((await linked.db.assets.get('a'))!.title).toBe('Second')
    expect(await getSyncState(linked.db)).toEqual({ cursor: 2 })
  })

  it('takes disputes for the member’s own by the hub’s word, not by a name', async () => {
    const linked = makeLinked()
    const dispute = (id: string, own: boolean, member: string, leadId = 'lead') =>
      linked.hub.change({ noun: 'dispute', id, deleted: false, own, body: { id, leadId, computed: 'intent', stage: 'interest', why: '', member, at: NOW, modelVersion: 'm' } }) // prettier-ignore
    dispute('before', true, 'Kim Maiden', 'other')
    dispute('own', true, 'Kim Rep')
    dispute('namesake', false, 'Kim Rep')
    await linked.link.pull()
    expect((await linked.db.disputes.toArray()).map(({ id }) => id).sort()).toEqual(['before', 'own'])
  })

  it('keeps of disputes only the member’s own: others speak for themselves', async () => {
    const linked = makeLinked()
    const body = { id: 'd', leadId: 'lead', computed: 'intent', stage: 'interest', why: '', member: 'Kim Rep', at: NOW, modelVersion: 'm' } // prettier-ignore
    linked.hub.change({ noun: 'dispute', id: 'd', deleted: false, body } as ChangeItem)
    linked.hub.change({
      noun: 'dispute',
      id: 'e',
      deleted: false,
      body: { ...body, id: 'e', member: 'Lu' },
    } as ChangeItem)
    await linked.link.pull()
    expect((await linked.db.disputes.toArray()).map(({ id }) => id)).toEqual(['d'])
    linked.hub.change({ noun: 'dispute', id: 'd', deleted: true })
    await linked.link.pull()
    expect(await linked.db.disputes.count()).toBe(0)
  })
})
