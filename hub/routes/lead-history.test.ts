import { afterAll, beforeAll, expect, it } from 'vitest'
import { importLeads } from '../../lib/contract/import-leads'
import { leadHistory } from '../../lib/contract/lead-history'
import { leadMerge } from '../../lib/contract/lead-merge'
import { leadUnmerge } from '../../lib/contract/lead-unmerge'
import { findLeadFiles } from '../repos/lead-file'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

async function makeTwo() {
  const workspaceId = await hub.addWorkspace()
  const marketer = await hub.addMember(workspaceId, 'marketer')
  const leads = ['ann', 'lee'].map((name) => ({
    draft: { name, emails: [`${name}@acme.example`], crm: [], anchors: [] },
    about: 'lead' as const,
    adds: true,
    touchpoints: [],
  }))
  await hub.ask(marketer.token, importLeads, { leads })
  const idOf = async (name: string) =>
    (await findLeadFiles(hub.db, workspaceId, [`email:${name}@acme.example`]))[0]!.lead.id
  return { workspaceId, marketer, ann: await idOf('ann'), lee: await idOf('lee') }
}

it('keeps who merged, when and why, and that it was undone', async () => {
  const { marketer, ann, lee } = await makeTwo()
  await hub.ask(marketer.token, leadMerge, { fromId: lee, intoId: ann, why: 'Same person' })
  const merged = (await hub.ask(marketer.token, leadHistory, { leadId: lee })).body
  expect(merged.leadId).toBe(ann)
  expect(merged.nodes.map(({ id, parentId }) => [id, parentId])).toEqual([[ann, undefined], [lee, ann]]) // prettier-ignore
  expect(merged.merges).toMatchObject([
    { fromId: lee, intoId: ann, by: marketer.memberId, why: 'Same person' },
  ])
  await hub.ask(marketer.token, leadUnmerge, { leadId: lee })
  const undone = (await hub.ask(marketer.token, leadHistory, { leadId: ann })).body
  expect(undone.nodes.map(({ id }) => id)).toEqual([ann])
  expect(undone.merges).toMatchObject([{ fromId: lee, undoneBy: marketer.memberId }])
})

it('says what cannot be: a lead that is not there, one that is not merged', async () => {
  const { marketer, ann } = await makeTwo()
  const code = async (asked: ReturnType<typeof hub.ask>) => (await asked).body.error?.code
  expect(await code(hub.ask(marketer.token, leadMerge, { fromId: ann, intoId: 'nobody', why: 'x' }))).toBe(
    'notFound',
  )
  expect(await code(hub.ask(marketer.token, leadUnmerge, { leadId: ann }))).toBe('conflict')
  expect(await code(hub.ask(marketer.token, leadHistory, { leadId: 'nobody' }))).toBe('notFound')
})

it('is not for reps, and never reaches another workspace', async () => {
  const { workspaceId, ann, lee } = await makeTwo()
  const rep = await hub.addMember(workspaceId, 'rep')
  const stranger = (await makeTwo()).marketer
  const merge = { fromId: lee, intoId: ann, why: 'x' }
  expect((await hub.ask(rep.token, leadMerge, merge)).status).toBe(403)
  expect((await hub.ask(stranger.token, leadMerge, merge)).status).toBe(404)
  expect((await hub.ask(stranger.token, leadHistory, { leadId: ann })).status).toBe(404)
})
