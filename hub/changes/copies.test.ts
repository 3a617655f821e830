import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changesPull } from '../../lib/contract/changes-pull'
import { leadMerge } from '../../lib/contract/lead-merge'
import { leadUnmerge } from '../../lib/contract/lead-unmerge'
import { meGet } from '../../lib/contract/me-get'
import { personErase } from '../../lib/contract/person-erase'
import { HalfdoorDatabase } from '../../lib/store/database'
import { consentFields, consentVersion } from '../../lib/sync/consent'
import { makeHubLink } from '../../lib/sync/hub-link'
import { inLeadWorlds, type LeadWorld } from '../test/lead-world'
import { push, sampleDispute, sampleFeedback, sampleLead, sampleObjection } from '../test/sample-acts'
import type { TestMember } from '../test/test-hub'

/** A browser's copy over a real hub, through what happens to leads there. */

let world: LeadWorld
let life: AbortController
let count = 0
inLeadWorlds(sampleLead(), (given) => (world = given))
beforeEach(() => void (life = new AbortController()))
afterEach(() => life.abort())

async function aBrowser({ token }: TestMember) {
  const { hub } = world
  const { body: me } = await hub.ask(token, meGet, {})
  const [db, own] = [new HalfdoorDatabase(`copy-${count}`, true), new HalfdoorDatabase(`own-${count++}`)]
  const request: typeof fetch = async (input, init) =>
    hub.app.request(String(input).replace('http://hub.test', ''), init)
  const consent = { version: consentVersion(), at: 1, fields: consentFields() }
  const link = makeHubLink(
    {
      connection: { url: 'http://hub.test', token, me, consent },
      db,
      own,
      now: () => hub.now(),
      random: () => 0,
      request,
      tell: () => undefined,
      wakeAfter: () => undefined,
      refused: async () => undefined,
    },
    life.signal,
  )
  return { db, link }
}

it('what is said of two people who were one for a while stands under each of them', async () => {
  const { hub, rep, marketer, lead: ann } = world
  const bea = sampleLead({ name: 'Bea Other' })
  const [ofAnn, ofBea] = [sampleFeedback(ann.id), sampleFeedback(bea.id)]
  await push(
    hub,
    rep.token,
    { op: 'leadAdd', lead: bea },
    { op: 'feedbackAdd', feedback: ofAnn },
    { op: 'feedbackAdd', feedback: ofBea },
  )
  const { db, link } = await aBrowser(rep)
  const leadOf = async ({ id }: { id: string }) => (await db.feedback.get(id))?.leadId
  await hub.ask(marketer.token, leadMerge, { fromId: bea.id, intoId: ann.id, why: 'Same' })
  await link.pull()
  await link.fetch([ann.id])
  expect([await leadOf(ofAnn), await leadOf(ofBea)]).toEqual([ann.id, ann.id])
  await hub.ask(marketer.token, leadUnmerge, { leadId: bea.id })
  await link.fetch([ann.id])
  await link.pull()
  expect([await leadOf(ofAnn), await leadOf(ofBea)]).toEqual([ann.id, bea.id])
  await push(hub, marketer.token, { op: 'feedbackAnswer', feedbackId: ofBea.id, answer: { kind: 'thanks' } })
  await link.pull()
  expect(await db.feedback.get(ofBea.id)).toMatchObject({ leadId: bea.id, answer: { kind: 'thanks' } })
})

it('so it is also where neither was opened since: what comes of one of them says so', async () => {
  const { hub, rep, marketer, lead: ann } = world
  const bea = sampleLead({ name: 'Bea Other' })
  const ofBea = sampleFeedback(bea.id)
  await push(hub, rep.token, { op: 'leadAdd', lead: bea }, { op: 'feedbackAdd', feedback: ofBea })
  await hub.ask(marketer.token, leadMerge, { fromId: bea.id, intoId: ann.id, why: 'Same' })
  const { db, link } = await aBrowser(rep)
  await link.fetch([ann.id])
  await link.pull()
  expect((await db.feedback.get(ofBea.id))!.leadId).toBe(ann.id)
  await hub.ask(marketer.token, leadUnmerge, { leadId: bea.id })
  const another = sampleFeedback(bea.id)
  await push(hub, rep.token, { op: 'feedbackAdd', feedback: another })
  await link.pull()
  expect((await db.feedback.get(another.id))!.leadId).toBe(bea.id)
  await link.pull()
  expect((await db.feedback.get(ofBea.id))!.leadId).toBe(bea.id)
})

it('an erased person goes from every copy with the next pull, also under the id that a browser gave them', async () => {
  const { hub, rep, other, admin, lead } = world
  const feedback = sampleFeedback(lead.id, { note: 'Ann said she is leaving' })
  await push(
    hub,
    rep.token,
    { op: 'feedbackAdd', feedback },
    { op: 'objectionAdd', objection: sampleObjection(lead.id) },
  )
  const alias = sampleLead({ emails: lead.emails })
  await push(hub, other.token, { op: 'leadAdd', lead: alias })
  const { db, link } = await aBrowser(other)
  await link.pull()
  await link.fetch([lead.id])
  expect(await db.leads.count()).toBe(1)
  await hub.ask(admin.token, personErase, { person: { address: lead.emails[0]! } })
  await link.pull()
  const left = [db.leads, db.feedback, db.objections, db.directory, db.copies, db.aliases]
  expect(await Promise.all(left.map((table) => table.count()))).toEqual([0, 0, 0, 0, 0, 0])
  const { erased } = (await hub.ask(other.token, changesPull, { since: 0 })).body
  expect(erased!.sort()).toEqual([lead.id, alias.id].sort())
})

it('tells of an erasure once, and wakes who waits', async () => {
  const { hub, other, admin, lead } = world
  const { cursor } = (await hub.ask(other.token, changesPull, { since: 0 })).body
  const waiting = hub.ask(other.token, changesPull, { since: cursor, wait: 20 })
  await hub.ask(admin.token, personErase, { person: { leadId: lead.id } })
  const { body } = await waiting
  expect(body).toMatchObject({ items: [], erased: [lead.id] })
  expect((await hub.ask(other.token, changesPull, { since: body.cursor })).body.erased).toBeUndefined()
})

it('a member’s own dispute comes under any name of theirs, and a namesake’s does not', async () => {
  const { hub, workspaceId, marketer, lead } = world
  const namesake = await hub.addMember(workspaceId, 'rep', marketer.name)
  const [own, theirs] = [sampleDispute(lead.id), sampleDispute(lead.id)]
  await push(hub, marketer.token, { op: 'disputePut', dispute: own })
  await push(hub, namesake.token, { op: 'disputePut', dispute: theirs })
  const { items } = (await hub.ask(marketer.token, changesPull, { since: 0 })).body
  const said = items.flatMap((item) => (item.noun === 'dispute' ? [[item.id, item.own]] : []))
  expect(said).toEqual([
    [own.id, true],
    [theirs.id, false],
  ])
  const { db, link } = await aBrowser(marketer)
  await link.pull()
  expect((await db.disputes.get(lead.id))?.id).toBe(own.id)
})
