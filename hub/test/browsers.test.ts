import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { aVerdict } from '../../test/factories/lead-file'
import { aLead, anAsset, aTouch } from '../../test/factories/worker'
import { importLeads } from '../../lib/contract/import-leads'
import { meGet } from '../../lib/contract/me-get'
import { memberRemove } from '../../lib/contract/member-remove'
import { toWire } from '../../lib/domain/import-wire'
import type { FileLine } from '../../lib/domain/workspace-file'
import { putAsset } from '../../lib/store/asset-store'
import { HalfdoorDatabase } from '../../lib/store/database'
import { addFeedback, answerFeedback } from '../../lib/store/feedback-store'
import { getTouchpoints } from '../../lib/store/journey-store'
import { findOrAddLead, findLeadsByKeys } from '../../lib/store/lead-store'
import { listActs } from '../../lib/store/outbox-store'
import { consentFields, consentVersion } from '../../lib/sync/consent'
import { makeHubLink } from '../../lib/sync/hub-link'
import { makeLineSender } from '../../lib/sync/send-workspace'
import { startTestHub, type TestHub } from './test-hub'

const ANN = 'ann@acme.example'
let hub: TestHub
let workspaceId: string
const lives: AbortController[] = []

beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace()
})
afterAll(async () => {
  lives.forEach((life) => life.abort())
  await hub.stop()
})

/** A browser of a new member, linked to the real hub; `net.isDown` takes its network away. */
async function aBrowser(role: 'rep' | 'marketer' | 'admin', name: string) {
  const member = await hub.addMember(workspaceId, role, name)
  const { body: me } = await hub.ask(member.token, meGet, {})
  const net = { isDown: false }
  const refused: string[] = []
  const life = new AbortController()
  lives.push(life)
  const db = new HalfdoorDatabase(`browser-${member.memberId}`, true)
  const own = new HalfdoorDatabase(`own-${member.memberId}`)
  const request: typeof fetch = async (input, init) => {
    if (net.isDown) throw new TypeError('Failed to fetch')
    return hub.app.request(String(input).replace('http://hub.test', ''), init)
  }
  const consent = { version: consentVersion(), at: 1, fields: consentFields() }
  const link = makeHubLink(
    {
      connection: { url: 'http://hub.test', token: member.token, me, consent },
      db,
      own,
      now: () => hub.now(),
      random: () => 0,
      request,
      tell: () => undefined,
      wakeAfter: () => undefined,
      refused: async (code) => void refused.push(code),
    },
    life.signal,
  )
  return { db, own, link, net, refused, member }
}

it('a verdict given offline reaches marketing, and the answer is on the rep’s screen within two seconds', async () => {
  const rep = await aBrowser('rep', 'Ray')
  const marketer = await aBrowser('marketer', 'Mara')
  const draft = { name: 'Ann Lee', emails: [ANN], crm: [], anchors: [] }
  const touches = [aTouch('pricing.viewed', 2), aTouch('demo.requested', 1)].map(toWire)
  await marketer.link.client.ask(importLeads, {
    leads: [{ draft, about: 'lead', adds: true, touchpoints: touches }],
  })

  rep.net.isDown = true
  const lead = aLead({ id: 'of-the-rep', name: 'Ann Lee', emails: [ANN] })
  await findOrAddLead(rep.db, lead)
  await addFeedback(rep.db, aVerdict('v1', 'of-the-rep', { member: 'Ray', at: hub.now() }))
  await rep.link.drain()
  expect(await listActs(rep.db)).toHaveLength(2)

  rep.net.isDown = false
  await rep.link.drain()
  expect(await listActs(rep.db)).toEqual([])
  await marketer.link.pull()
  expect(await marketer.db.feedback.get('v1')).toMatchObject({ verdict: 'good', member: 'Ray' })

  // The lead that was added offline is the one that marketing imported.
  rep.link.seek([{ email: ANN }])
  await vi.waitFor(() => expect(rep.link.seek([{ email: ANN }])).toBeUndefined())
  const [known] = await findLeadsByKeys(rep.db, [`email:${ANN}`])
  expect(known!.id).not.toBe('of-the-rep')
  expect(await getTouchpoints(rep.db, known!.id)).toHaveLength(2)
  expect((await rep.db.feedback.get('v1'))!.leadId).toBe(known!.id)

  await rep.link.pull()
  rep.link.live.stay({}, known!.id)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const begin = performance.now()
  await answerFeedback(marketer.db, 'v1', { kind: 'stays', note: 'They fit', by: 'Mara', at: hub.now() })
  await marketer.link.drain()
  await vi.waitFor(
    async () =>
      expect((await rep.db.feedback.get('v1'))!.answer).toMatchObject({ note: 'They fit', by: 'Mara' }),
    { timeout: 5000, interval: 10 },
  )
  expect(performance.now() - begin).toBeLessThan(2000)
})

it('what a rep may not do is kept with the reason, and what everybody copies comes to everybody', async () => {
  const rep = await aBrowser('rep', 'Ron')
  const marketer = await aBrowser('marketer', 'Mia')
  await putAsset(rep.db, anAsset('by-a-rep'))
  await rep.link.drain()
  expect(await listActs(rep.db)).toMatchObject([{ act: { op: 'assetPut' }, parked: { code: 'notAllowed' } }])
  await putAsset(marketer.db, anAsset('by-marketing'))
  await marketer.link.drain()
  await rep.link.pull()
  expect(await rep.db.assets.get('by-marketing')).toMatchObject({ title: 'by-marketing' })
})

it('an admin’s workspace that moves in is there once, with its ids and names', async () => {
  const mover = await aBrowser('admin', 'Adam')
  const email = 'bo.ray@acme.example'
  const lead = aLead({ id: 'moved-lead', name: 'Bo Ray', emails: [email] })
  const lines: FileLine[] = [
    { noun: 'lead', row: lead },
    { noun: 'touchpoints', row: { leadId: lead.id, touchpoints: [aTouch('webinar.attended', 4)] } },
    { noun: 'asset', row: anAsset('moved-asset') },
    { noun: 'feedback', row: aVerdict('moved-verdict', lead.id, { member: 'Somebody else' }) },
    { noun: 'handoff', row: 'evaluation' },
  ]
  const send = async () => {
    const sender = makeLineSender(mover.link.client, lives.at(-1)!.signal)
    for (const line of lines) await sender.add(line)
    await sender.finish()
    return sender.result()
  }
  expect(await send()).toEqual({
    added: { lead: 1, touchpoints: 1, asset: 1, feedback: 1, handoff: 1 },
    skipped: 0,
  })
  expect(await send()).toEqual({ added: {}, skipped: 0 })
  mover.link.seek([{ email }])
  await vi.waitFor(() => expect(mover.link.seek([{ email }])).toBeUndefined())
  expect(await mover.db.leads.get(lead.id)).toMatchObject({ name: 'Bo Ray', touchpoints: 1 })
  expect(await mover.db.feedback.get('moved-verdict')).toMatchObject({
    leadId: lead.id,
    member: 'Somebody else',
  })
})

it('a member who was removed hears of it at the next contact', async () => {
  const admin = await aBrowser('admin', 'Ada')
  const rep = await aBrowser('rep', 'Rio')
  await admin.link.client.ask(memberRemove, { memberId: rep.member.memberId })
  await expect(rep.link.pull()).rejects.toThrow()
  expect(rep.refused).toEqual(['revoked'])
})
