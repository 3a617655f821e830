import { expect, it } from 'vitest'
import { findNoun } from '../repos/noun'
import { inLeadWorlds } from '../test/lead-world'
import { NOW, outcomes, push, pushRows, rowOf, sampleFeedback, sampleLead } from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

const DAY = 86_400_000

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
let marketer: TestMember
let admin: TestMember
const lead = sampleLead()
const leadId = lead.id
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other, marketer, admin } = world))

const find = (id: string) => findNoun(hub.db, 'feedback', { workspaceId, id })
const undo = (feedbackId: string, at: number) => rowOf({ op: 'feedbackUndo', feedbackId }, { at })
const add = (feedback: ReturnType<typeof sampleFeedback>) =>
  rowOf({ op: 'feedbackAdd', feedback }, { at: feedback.at })

it('undoes a verdict days later, when the click came within ten seconds by the browser’s clock', async () => {
  const [soon, late] = [sampleFeedback(leadId), sampleFeedback(leadId)]
  await pushRows(hub, rep.token, add(soon), add(late))
  hub.setNow(NOW + 5 * DAY)
  const answers = await pushRows(hub, rep.token, undo(soon.id, NOW + 9000), undo(late.id, NOW + 11_000))
  expect(outcomes(answers)).toEqual(['applied', 'conflict'])
  expect(await find(soon.id)).toBeUndefined()
  expect(await find(late.id)).toBeDefined()
})

it('undoes nothing that has been here for weeks, whatever the time of the click is said to be', async () => {
  const [old, offline] = [sampleFeedback(leadId), sampleFeedback(leadId)]
  await pushRows(hub, rep.token, add(old))
  hub.setNow(NOW + 30 * DAY)
  // Both came together from a browser that was shut for as long.
  const answers = await pushRows(
    hub,
    rep.token,
    undo(old.id, NOW),
    add(offline),
    undo(offline.id, NOW + 4000),
  )
  expect(outcomes(answers)).toEqual(['conflict', 'applied', 'applied'])
  expect(await find(old.id)).toBeDefined()
})

it('undoes by a clock that is ahead of the hub’s as well', async () => {
  const feedback = sampleFeedback(leadId, { at: NOW + 10 * DAY })
  await pushRows(hub, rep.token, add(feedback))
  expect((await find(feedback.id))?.body.at).toBe(NOW)
  hub.setNow(NOW + DAY)
  expect(outcomes(await pushRows(hub, rep.token, undo(feedback.id, NOW + 10 * DAY + 12_000)))).toEqual([
    'conflict',
  ])
  expect(outcomes(await pushRows(hub, rep.token, undo(feedback.id, NOW + 10 * DAY + 4000)))).toEqual([
    'applied',
  ])
})

it('does not undo what marketing has answered meanwhile', async () => {
  const feedback = sampleFeedback(leadId)
  await pushRows(hub, rep.token, add(feedback))
  await push(hub, marketer.token, {
    op: 'feedbackAnswer',
    feedbackId: feedback.id,
    answer: { kind: 'thanks' },
  })
  expect(outcomes(await pushRows(hub, rep.token, undo(feedback.id, NOW + 2000)))).toEqual(['conflict'])
  expect(await find(feedback.id)).toBeDefined()
})

it('holds times of clocks that are years off at the nearest that can be', async () => {
  const [old, future] = [sampleFeedback(leadId, { at: 0 }), sampleFeedback(leadId, { at: NOW + 900 * DAY })]
  await pushRows(hub, rep.token, add(old), add(future))
  expect((await find(old.id))?.body.at).toBe(NOW - 400 * DAY)
  expect((await find(future.id))?.body.at).toBe(NOW)
  const done = rowOf({ op: 'receiptSeen', feedbackId: old.id }, { at: NOW + 900 * DAY })
  await pushRows(hub, rep.token, done)
  expect((await find(old.id))?.body.receiptSeenAt).toBe(NOW)
})

it('takes the later of two answers; both are in the audit log, and the rep has to see the new one', async () => {
  const feedback = sampleFeedback(leadId)
  const feedbackId = feedback.id
  await pushRows(hub, rep.token, add(feedback))
  await push(hub, marketer.token, { op: 'feedbackAnswer', feedbackId, answer: { kind: 'thanks' } })
  await push(hub, rep.token, { op: 'receiptSeen', feedbackId })
  hub.setNow(NOW + 60_000)
  const answer = { kind: 'stays' as const, note: 'They buy in spring.' }
  await pushRows(hub, admin.token, rowOf({ op: 'feedbackAnswer', feedbackId, answer }, { at: NOW + 50_000 }))
  const { body } = (await find(feedbackId))!
  expect(body.answer).toEqual({ ...answer, by: 'Ada', at: NOW + 50_000 })
  expect(body).toMatchObject({ seenAt: NOW, member: 'Ray' })
  expect(body.receiptSeenAt).toBeUndefined()
  const audit = await hub.db
    .selectFrom('audit')
    .select(['member_id', 'subject', 'detail'])
    .where('workspace_id', '=', workspaceId)
    .where('action', '=', 'feedback.answered')
    .orderBy('at')
    .execute()
  expect(audit).toEqual([
    { member_id: marketer.memberId, subject: feedbackId, detail: { kind: 'thanks' } },
    { member_id: admin.memberId, subject: feedbackId, detail: { kind: 'stays', instead: 'thanks' } },
  ])
})

it('believes no browser on who gave a verdict or what marketing said on it', async () => {
  const answer = { kind: 'thanks' as const, by: 'Ray', at: NOW }
  const feedback = sampleFeedback(leadId, { member: 'The boss', answer, seenAt: NOW })
  await pushRows(hub, rep.token, add(feedback))
  const { body } = (await find(feedback.id))!
  expect(body.member).toBe('Ray')
  expect(body).not.toHaveProperty('answer')
  expect(body).not.toHaveProperty('seenAt')
})

it('lets nobody write another’s verdict over', async () => {
  const feedback = sampleFeedback(leadId, { verdict: 'good' })
  await pushRows(hub, rep.token, add(feedback))
  const again = await push(hub, other.token, { op: 'feedbackAdd', feedback: { ...feedback, verdict: 'bad' } })
  expect(outcomes(again)).toEqual(['conflict'])
  expect((await find(feedback.id))?.body.verdict).toBe('good')
})

it('tells webhooks of verdicts and answers in the transaction of each, and of nothing that was refused', async () => {
  await hub.db
    .insertInto('webhook')
    .values({
      workspace_id: workspaceId,
      id: 'hook',
      name: 'All',
      url: 'sealed',
      events: ['feedback.added', 'feedback.answered', 'objection.added', 'request.added', 'request.answered'],
      secret: 'sealed',
      recipe: 'standard',
      names: true,
      created_at: NOW,
    } as never)
    .execute()
  const feedback = sampleFeedback(leadId, { note: 'Call \u0000later' })
  const feedbackId = feedback.id
  const requests = { id: 'r1', text: 'A page on SSO', member: 'x', at: NOW, votes: [] }
  const objection = { id: 'o1', leadId, kind: 'question' as const, text: 'SSO?', member: 'x', at: NOW }
  await pushRows(hub, rep.token, add(feedback))
  await push(
    hub,
    rep.token,
    { op: 'feedbackAdd', feedback: sampleFeedback('nobody') },
    { op: 'objectionAdd', objection },
    { op: 'requestAdd', request: requests },
  )
  await push(
    hub,
    marketer.token,
    { op: 'feedbackAnswer', feedbackId, answer: { kind: 'thanks' } },
    { op: 'requestAnswer', requestId: 'r1', kind: 'declined', note: 'We have one.' },
  )
  const told = await hub.db
    .selectFrom('delivery')
    .select(['kind', 'subject_id', 'body'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(told.map(({ kind, subject_id }) => `${kind} ${subject_id}`).sort()).toEqual(
    [
      `feedback.added ${feedbackId}`,
      `feedback.answered ${feedbackId}`,
      'objection.added o1',
      'request.added r1',
      'request.answered r1',
    ].sort(),
  )
  expect(told.find(({ kind }) => kind === 'feedback.added')?.body).toMatchObject({
    leadId,
    verdict: 'notYet',
    details: { member: 'Ray', note: 'Call later' },
  })
})
