import { expect, it } from 'vitest'
import type { InputOf } from '../../lib/contract/contract'
import { leadLookUp, MOST_TOUCHPOINTS } from '../../lib/contract/lead-look-up'
import { inTransaction } from '../db/transaction'
import { addTouchpoints } from '../repos/touchpoint'
import { addView, inLeadWorlds } from '../test/lead-world'
import {
  NOW,
  push,
  sampleAsset,
  sampleDispute,
  sampleFeedback,
  sampleLead,
  sampleObjection,
  sampleSend,
} from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
const record = { system: 'hubspot', object: 'contact', id: '501' }
const lead = sampleLead({ crm: [record], emails: ['ann@acme.example'] })
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other } = world))

async function lookUp(member: TestMember, input: InputOf<typeof leadLookUp>) {
  const { status, body } = await hub.ask(member.token, leadLookUp, input)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return leadLookUp.output.parse(body).files
}

const mergeInto = (from: string, into: string) =>
  hub.db
    .updateTable('lead')
    .set({ parent_id: into, root_id: into })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', from)
    .execute()

it('finds a lead by address, record and id, once', async () => {
  for (const input of [
    { emails: ['Ann@ACME.example'] },
    { records: [record] },
    { ids: [lead.id] },
    { emails: ['ann@acme.example', 'nobody@acme.example'], records: [record], ids: [lead.id, 'nobody'] },
  ]) {
    const files = await lookUp(rep, input)
    expect(files.map((file) => file.lead.id)).toEqual([lead.id])
  }
  expect(await lookUp(rep, { emails: ['nobody@acme.example'] })).toEqual([])
  expect(await lookUp(rep, {})).toEqual([])
})

it('answers what everybody said and sent, and only one’s own dispute', async () => {
  const [first, second] = [sampleFeedback(lead.id, { at: NOW - 5000 }), sampleFeedback(lead.id)]
  const asset = sampleAsset()
  const [dispute, theirs] = [sampleDispute(lead.id), sampleDispute(lead.id)]
  await push(
    hub,
    rep.token,
    { op: 'feedbackAdd', feedback: second },
    { op: 'feedbackAdd', feedback: first },
    { op: 'sendAdd', send: sampleSend(lead.id, asset.id) },
    { op: 'disputePut', dispute },
  )
  const objection = sampleObjection(lead.id)
  await push(hub, other.token, { op: 'disputePut', dispute: theirs }, { op: 'objectionAdd', objection })
  const view = await addView({ hub, workspaceId, rep, lead }, asset.id)
  const [file] = await lookUp(other, { ids: [lead.id] })
  expect(file?.feedback.map(({ id, member }) => [id, member])).toEqual([
    [first.id, 'Ray'],
    [second.id, 'Ray'],
  ])
  expect(file?.sends).toHaveLength(1)
  expect(file?.objections).toMatchObject([{ id: objection.id, member: 'Olga' }])
  expect(file?.views).toEqual([view])
  expect(file?.dispute?.id).toBe(theirs.id)
  expect((await lookUp(rep, { ids: [lead.id] }))[0]?.dispute?.id).toBe(dispute.id)
})

it('moves `updatedAt` with every act about the lead', async () => {
  const at = async () => (await lookUp(rep, { ids: [lead.id] }))[0]!.updatedAt
  const before = await at()
  const feedback = sampleFeedback(lead.id)
  await push(hub, rep.token, { op: 'feedbackAdd', feedback })
  const added = await at()
  await push(hub, rep.token, { op: 'feedbackUndo', feedbackId: feedback.id })
  expect(added).toBeGreaterThan(before)
  expect(await at()).toBeGreaterThan(added)
})

it('is found by the id that a browser gave it offline, and after a merge by both ids', async () => {
  const mine = sampleLead({ emails: ['ann@acme.example'] })
  const feedback = sampleFeedback(mine.id)
  await push(hub, other.token, { op: 'leadAdd', lead: mine }, { op: 'feedbackAdd', feedback })
  const [file] = await lookUp(other, { ids: [mine.id] })
  expect(file).toMatchObject({ lead: { id: lead.id }, otherIds: [mine.id] })
  expect(file?.feedback).toMatchObject([{ id: feedback.id, leadId: lead.id }])
  const into = sampleLead()
  await push(hub, rep.token, { op: 'leadAdd', lead: into })
  await mergeInto(lead.id, into.id)
  for (const id of [mine.id, lead.id, into.id]) {
    const files = await lookUp(rep, { ids: [id] })
    expect(files).toMatchObject([{ lead: { id: into.id }, feedback: [{ id: feedback.id, leadId: into.id }] }])
    expect(files[0]?.otherIds.sort()).toEqual([lead.id, mine.id].sort())
  }
})

it('holds the newest touchpoints and says that there are more', async () => {
  const touchpoints = Array.from({ length: MOST_TOUCHPOINTS + 7 }, (_, i) => ({
    nodeId: lead.id,
    touchpoint: {
      id: `t:${String(i).padStart(5, '0')}`,
      type: 'page.viewed' as const,
      at: NOW - 1_000_000 + i,
      side: 'marketing' as const,
      source: 'file',
    },
  }))
  await inTransaction(hub.db, (tx) => addTouchpoints(tx, workspaceId, touchpoints))
  const [file] = await lookUp(rep, { ids: [lead.id] })
  expect(file?.more).toBe(true)
  expect(file?.touchpoints).toHaveLength(MOST_TOUCHPOINTS)
  expect(file?.touchpoints.at(-1)?.id).toBe(touchpoints.at(-1)?.touchpoint.id)
})

it('finds nobody of another workspace, and nobody without a session', async () => {
  const stranger = await hub.addMember(await hub.addWorkspace('Elsewhere'), 'admin')
  const everything = { emails: lead.emails, records: [record], ids: [lead.id] }
  expect(await lookUp(stranger, everything)).toEqual([])
  expect((await hub.ask(undefined, leadLookUp, everything)).status).toBe(401)
})

it('refuses too many keys', async () => {
  const ids = Array.from({ length: 11 }, (_, i) => `lead-${i}`)
  expect((await hub.ask(rep.token, leadLookUp, { ids })).body.error?.code).toBe('badRequest')
})
