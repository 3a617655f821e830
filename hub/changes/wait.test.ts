import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { changesPull } from '../../lib/contract/changes-pull'
import { memberRemove } from '../../lib/contract/member-remove'
import { memberRole } from '../../lib/contract/member-role'
import { inTransaction } from '../db/transaction'
import { putNoun } from '../repos/noun'
import { NOW, push, sampleAsset, sampleFeedback, sampleLead } from '../test/sample-acts'
import { startTestHub, type TestHub } from '../test/test-hub'
import { countWaiting } from './watch'

let hub: TestHub
let workspaceId: string
type TestMember = Awaited<ReturnType<TestHub['addMember']>>
let rep: TestMember
let other: TestMember
const lead = sampleLead()
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())
beforeEach(async () => {
  workspaceId = await hub.addWorkspace()
  rep = await hub.addMember(workspaceId, 'rep', 'Ray')
  other = await hub.addMember(workspaceId, 'rep', 'Olga')
  await push(hub, rep.token, { op: 'leadAdd', lead })
})

/** Asks and says how long it took. */
async function waitAs(member: TestMember, wait: number, leads: { id: string; updatedAt: number }[] = []) {
  const { cursor } = (await hub.ask(member.token, changesPull, { since: 0 })).body
  const begun = performance.now()
  const answer = hub.ask(member.token, changesPull, { since: cursor, wait, leads })
  return { answer: answer.then(({ body }) => ({ ...body, ms: performance.now() - begun })) }
}

const waiting = (member: TestMember) =>
  countWaiting(hub.db, { workspaceId, memberId: member.memberId, isMarketing: false })

/** Another process of the hub: it tells nobody here. */
const putAssetElsewhere = () => {
  const body = sampleAsset()
  return inTransaction(hub.db, (tx) => putNoun(tx, 'asset', { workspaceId, id: body.id, at: NOW, body }))
}

it('answers empty at the end of the wait', async () => {
  const { ms, items } = await (await waitAs(rep, 0.7)).answer
  expect(items).toEqual([])
  expect(ms).toBeGreaterThan(650)
  expect(ms).toBeLessThan(2000)
  expect(waiting(rep)).toBe(0)
})

it('answers at once what another process wrote before, and within two seconds what it writes meanwhile', async () => {
  await putAssetElsewhere()
  expect((await hub.ask(rep.token, changesPull, { since: 0, wait: 20 })).body.items).toHaveLength(1)
  const { answer } = await waitAs(rep, 20)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await putAssetElsewhere()
  const { ms, items } = await answer
  expect(items).toHaveLength(1)
  expect(ms).toBeLessThan(2000)
})

it('answers what this process writes without waiting for the poll', async () => {
  // The poll's clock stands still: only the push itself can wake.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { answer } = await waitAs(rep, 20)
    await vi.waitFor(() => expect(waiting(rep)).toBe(1))
    const feedback = sampleFeedback(lead.id)
    await push(hub, rep.token, { op: 'feedbackAdd', feedback })
    expect((await answer).items).toMatchObject([{ id: feedback.id }])
  } finally {
    vi.useRealTimers()
  }
})

it('wakes those whom it concerns, and nobody else', async () => {
  const [mine, theirs] = [await waitAs(rep, 20), await waitAs(other, 1.2)]
  await push(hub, rep.token, { op: 'feedbackAdd', feedback: sampleFeedback(lead.id) })
  expect((await mine.answer).ms).toBeLessThan(2000)
  const { ms, items } = await theirs.answer
  expect(items).toEqual([])
  expect(ms).toBeGreaterThan(1100)
})

it('wakes those who have the lead open when anything about it changes', async () => {
  const [row] = await hub.db
    .selectFrom('lead')
    .select('updated_at')
    .where('workspace_id', '=', workspaceId)
    .execute()
  const { answer } = await waitAs(other, 20, [{ id: lead.id, updatedAt: row!.updated_at }])
  await push(hub, rep.token, { op: 'feedbackAdd', feedback: sampleFeedback(lead.id) })
  const { ms, leads, items } = await answer
  expect({ leads, items }).toEqual({ leads: [lead.id], items: [] })
  expect(ms).toBeLessThan(2000)
})

it('asks the database as often for many as for one, and not again for those whom a change does not concern', async () => {
  const members = await Promise.all(Array.from({ length: 30 }, () => hub.addMember(workspaceId, 'rep')))
  const all = await Promise.all(members.map((member) => waitAs(member, 25)))
  await expect.poll(() => members.reduce((sum, member) => sum + waiting(member), 0)).toBe(30)
  // Their own first looks are over then.
  await new Promise((resolve) => setTimeout(resolve, 1000))
  let statements = 0
  const executor = hub.db.getExecutor()
  const plain = executor.executeQuery.bind(executor)
  executor.executeQuery = ((query: never) => {
    statements++
    return plain(query)
  }) as typeof executor.executeQuery
  await push(hub, rep.token, { op: 'feedbackAdd', feedback: sampleFeedback(lead.id) })
  await new Promise((resolve) => setTimeout(resolve, 1200))
  executor.executeQuery = plain
  // The push itself, one look at what it changed, and two or three polls.
  expect(statements).toBeGreaterThan(2)
  expect(statements).toBeLessThan(25)
  await putAssetElsewhere()
  for (const { answer } of all) expect((await answer).items).toHaveLength(1)
})

it('lets go of who goes away, and of all when the hub stops', async () => {
  const own = await startTestHub()
  const id = await own.addWorkspace()
  const [member, staying] = [await own.addMember(id, 'rep'), await own.addMember(id, 'rep')]
  const countOf = ({ memberId }: TestMember) =>
    countWaiting(own.db, { workspaceId: id, memberId, isMarketing: false })
  const going = new AbortController()
  const request = new Request(`http://hub.test${changesPull.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${member.token}` },
    body: JSON.stringify({ since: 0, wait: 20 }),
    signal: going.signal,
  })
  const answers = [own.app.request(request), own.ask(staying.token, changesPull, { since: 0, wait: 20 })]
  await expect.poll(() => [countOf(member), countOf(staying)]).toEqual([1, 1])
  going.abort()
  await expect.poll(() => [countOf(member), countOf(staying)]).toEqual([0, 1])
  await own.stop()
  expect(countOf(staying)).toBe(0)
  await Promise.all(answers)
})

it('has the oldest of ten requests of a member make room for one more, which waits', async () => {
  const oldest = await waitAs(rep, 20)
  await expect.poll(() => waiting(rep)).toBe(1)
  const all = await Promise.all(Array.from({ length: 9 }, () => waitAs(rep, 20)))
  await expect.poll(() => waiting(rep)).toBe(10)
  const newest = await waitAs(rep, 20)
  expect(await oldest.answer).toMatchObject({ items: [], more: false })
  await expect.poll(() => waiting(rep)).toBe(10)
  await putAssetElsewhere()
  for (const { answer } of [newest, ...all]) expect((await answer).items).toHaveLength(1)
})

it('gives nothing to who was removed while they waited, and to another role what that one may have', async () => {
  await putAssetElsewhere()
  const admin = await hub.addMember(workspaceId, 'admin')
  const [gone, demoted] = [await hub.addMember(workspaceId, 'marketer'), await hub.addMember(workspaceId, 'marketer')] // prettier-ignore
  const [toGone, toDemoted] = [await waitAs(gone, 20), await waitAs(demoted, 20)]
  const isWaiting = ({ memberId }: TestMember) =>
    countWaiting(hub.db, { workspaceId, memberId, isMarketing: true })
  await vi.waitFor(() => expect([isWaiting(gone), isWaiting(demoted)]).toEqual([1, 1]))
  await hub.ask(admin.token, memberRemove, { memberId: gone.memberId })
  await hub.ask(admin.token, memberRole, { memberId: demoted.memberId, role: 'rep' })
  const feedback = sampleFeedback(lead.id, { note: 'After they left' })
  await push(hub, rep.token, { op: 'feedbackAdd', feedback })
  const answer = await toGone.answer
  expect(answer.error?.code).toBe('revoked')
  expect(JSON.stringify(answer)).not.toContain('After they left')
  const { items, reset } = await toDemoted.answer
  expect([items.map(({ noun }) => noun), reset]).toEqual([['asset'], true])
})
