import { expect, it } from 'vitest'
import { memberRole } from '../../lib/contract/member-role'
import { findSetting } from '../repos/setting'
import { inLeadWorlds } from '../test/lead-world'
import { outcomes, push, pushRows, rowOf, sampleFeedback, sampleLead } from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
let marketer: TestMember
let admin: TestMember
const lead = sampleLead()
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other, marketer, admin } = world))

it('an act that was refused for a role is done when it is sent again in the right one', async () => {
  const row = rowOf({ op: 'handoffPut', stage: 'intent' })
  expect(outcomes(await pushRows(hub, rep.token, row))).toEqual(['notAllowed'])
  expect(await findSetting(hub.db, workspaceId, 'handoff')).toBeUndefined()
  await hub.ask(admin.token, memberRole, { memberId: rep.memberId, role: 'marketer' })
  expect(await pushRows(hub, rep.token, row)).toEqual([{ id: row.id, outcome: 'applied' }])
  expect(await findSetting(hub.db, workspaceId, 'handoff')).toBe('intent')
  // From now on it is done for ever.
  await push(hub, marketer.token, { op: 'handoffPut', stage: 'evaluation' })
  expect(await pushRows(hub, rep.token, row)).toEqual([{ id: row.id, outcome: 'duplicate' }])
  expect(await findSetting(hub.db, workspaceId, 'handoff')).toBe('evaluation')
})

it('a verdict that came before its lead is taken after it', async () => {
  const late = sampleLead()
  const verdict = rowOf({ op: 'feedbackAdd', feedback: sampleFeedback(late.id) })
  expect(outcomes(await pushRows(hub, rep.token, verdict))).toEqual(['notFound'])
  const answers = await pushRows(hub, rep.token, rowOf({ op: 'leadAdd', lead: late }), verdict)
  expect(outcomes(answers)).toEqual(['applied', 'applied'])
})

it('what can never come out otherwise is answered the same again, and nobody else takes its place', async () => {
  const feedback = sampleFeedback(lead.id)
  await push(hub, rep.token, { op: 'feedbackAdd', feedback })
  const row = rowOf({ op: 'feedbackAdd', feedback })
  expect(await pushRows(hub, rep.token, row)).toMatchObject([{ outcome: 'rejected', code: 'conflict' }])
  expect(await pushRows(hub, rep.token, row)).toMatchObject([{ outcome: 'duplicate', code: 'conflict' }])
  const theirs = { ...rowOf({ op: 'feedbackAdd', feedback: sampleFeedback(lead.id) }), id: row.id }
  expect(outcomes(await pushRows(hub, other.token, theirs))).toEqual(['conflict'])
})
