import { describe, expect, it } from 'vitest'
import { MOST_ROWS, outboxPush } from '../../lib/contract/outbox-push'
import { findNoun } from '../repos/noun'
import { findSetting } from '../repos/setting'
import { inLeadWorlds } from '../test/lead-world'
import {
  NOW,
  outcomes,
  push,
  pushRows,
  rowOf,
  RULE,
  sampleAsset,
  sampleFeedback,
  sampleLead,
  sampleSend,
} from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
let marketer: TestMember
const lead = sampleLead()
const leadId = lead.id
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other, marketer } = world))

const verdict = () => ({ op: 'feedbackAdd' as const, feedback: sampleFeedback(leadId) })
const countVerdicts = async () =>
  (await hub.db.selectFrom('feedback').select('id').where('workspace_id', '=', workspaceId).execute()).length

it('applies acts in their order and answers each by its id', async () => {
  const act = verdict()
  const rows = [rowOf(act), rowOf({ op: 'feedbackDetail', feedbackId: act.feedback.id, reason: 'noBudget' })]
  const answers = await pushRows(hub, rep.token, ...rows)
  expect(answers).toEqual(rows.map(({ id }) => ({ id, outcome: 'applied' })))
  const stored = await findNoun(hub.db, 'feedback', { workspaceId, id: act.feedback.id })
  expect(stored?.body).toMatchObject({ leadId, reason: 'noBudget', member: 'Ray' })
  expect(stored?.memberId).toBe(rep.memberId)
})

it('answers rows that come again as duplicates and does them once', async () => {
  const done = verdict()
  const rows = [rowOf(done), rowOf(done)]
  expect(outcomes(await pushRows(hub, rep.token, ...rows))).toEqual(['applied', 'conflict'])
  const again = await pushRows(hub, rep.token, ...rows)
  expect(again).toEqual([
    { id: rows[0]!.id, outcome: 'duplicate' },
    {
      id: rows[1]!.id,
      outcome: 'duplicate',
      code: 'conflict',
      message: expect.stringContaining('here already'),
    },
  ])
  expect(await countVerdicts()).toBe(1)
})

it('does the same row once when it comes over many connections at once', async () => {
  // Nothing but the row's id keeps this act from being done twice.
  const row = rowOf({ op: 'definitionAdd', rule: RULE })
  const answers = await Promise.all(Array.from({ length: 8 }, () => pushRows(hub, marketer.token, row)))
  const all = answers.flat().map(({ outcome }) => outcome)
  expect(all.filter((outcome) => outcome === 'applied')).toHaveLength(1)
  expect(all.filter((outcome) => outcome === 'duplicate')).toHaveLength(7)
  expect(await pushRows(hub, marketer.token, row)).toEqual([{ id: row.id, outcome: 'duplicate' }])
  expect(await findSetting(hub.db, workspaceId, 'definition')).toHaveLength(1)
})

it('keeps what was done before the database failed, and does the rest at the next push', async () => {
  const rows = [rowOf(verdict()), rowOf(verdict()), rowOf(verdict())]
  let begun = 0
  const failing = new Proxy(hub.db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name)
      if (++begun === 3) throw Object.assign(new Error('terminating connection'), { code: '57P01' })
      return target.transaction.bind(target)
    },
  })
  const { makeApp } = await import('../app')
  const response = await makeApp({ ...hub, db: failing }).request(outboxPush.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${rep.token}` },
    body: JSON.stringify({ rows }),
  })
  expect(response.status).toBe(503)
  expect(await countVerdicts()).toBe(2)
  expect(outcomes(await pushRows(hub, rep.token, ...rows))).toEqual(['duplicate', 'duplicate', 'applied'])
  expect(await countVerdicts()).toBe(3)
})

it('lets no malformed row hold up the others', async () => {
  const good = [rowOf(verdict()), rowOf(verdict())]
  const bad: unknown[] = [
    null,
    'text',
    { id: 'row-1' },
    { id: 'row-2', at: NOW, act: { op: 'workspaceDrop' } },
    { id: 'row-\u0001', at: NOW, act: verdict() },
    { id: 'row-4', at: 'yesterday', act: verdict() },
    {
      id: 'row-5',
      at: NOW,
      act: { op: 'feedbackAdd', feedback: { ...sampleFeedback(leadId), verdict: 'meh' } },
    },
  ]
  const rows = [good[0], ...bad, good[1]] as never[]
  const answers = await pushRows(hub, rep.token, ...rows)
  const refused = bad.map(() => 'badRequest')
  expect(outcomes(answers)).toEqual(['applied', ...refused, 'applied'])
  expect(answers[3]).toMatchObject({ id: 'row-1' })
  expect(answers[7]!.message).toContain('verdict')
  // Not noted: a hub that knows the act may do it.
  expect(outcomes(await pushRows(hub, rep.token, { ...rowOf(verdict()), id: 'row-2' }))).toEqual(['applied'])
})

it('refuses one act that is too large, and stores texts that no database takes, cleaned', async () => {
  const huge = sampleFeedback(leadId)
  huge.snapshot.source = 'x'.repeat(250_000)
  const odd = sampleFeedback(leadId, { note: 'a\u0000b\ud800c \\u0000 \u{1f600}' })
  const answers = await push(
    hub,
    rep.token,
    { op: 'feedbackAdd', feedback: huge },
    { op: 'feedbackAdd', feedback: odd },
  )
  expect(outcomes(answers)).toEqual(['tooLarge', 'applied'])
  const stored = await findNoun(hub.db, 'feedback', { workspaceId, id: odd.id })
  expect(stored?.body.note).toBe('ab\ufffdc \\u0000 \u{1f600}')
})

it('does 200 mixed rows of which some are refused', async () => {
  const asset = sampleAsset()
  const rows = Array.from({ length: MOST_ROWS }, (_, i) => {
    if (i % 4 === 0) return rowOf(verdict())
    if (i % 4 === 1) return rowOf({ op: 'sendAdd', send: sampleSend(leadId, asset.id) })
    if (i % 4 === 2) return rowOf({ op: 'assetPut', asset })
    return rowOf({ op: 'feedbackAdd', feedback: sampleFeedback('a lead that is not here') })
  })
  const answers = outcomes(await pushRows(hub, rep.token, ...rows))
  expect(answers.filter((outcome) => outcome === 'applied')).toHaveLength(100)
  expect(answers.filter((code) => code === 'notAllowed')).toHaveLength(50)
  expect(answers.filter((code) => code === 'notFound')).toHaveLength(50)
  const again = await pushRows(hub, rep.token, ...rows)
  // What was done is not done twice; what was missing, or not allowed, is tried anew.
  expect(outcomes(again)).toEqual(answers.map((said) => (said === 'applied' ? 'duplicate' : said)))
  expect(await countVerdicts()).toBe(50)
})

it('goes on past an act that hits a defect, and does not note it', async () => {
  const row = rowOf({ op: 'feedbackSeen', feedbackId: 'broken' })
  const stored = { workspace_id: workspaceId, id: 'broken', at: NOW, version: 0, body: '{"no":"verdict"}' }
  await hub.db.insertInto('feedback').values(stored).execute()
  const answers = await pushRows(hub, marketer.token, row, rowOf(verdict()))
  expect(outcomes(answers)).toEqual(['internal', 'applied'])
  await hub.db
    .updateTable('feedback')
    .set({ body: JSON.stringify(sampleFeedback(leadId, { id: 'broken' })) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'broken')
    .execute()
  expect(outcomes(await pushRows(hub, marketer.token, row))).toEqual(['applied'])
})

describe('security', () => {
  it('answers nobody who is not signed in, and no more than a batch', async () => {
    expect((await hub.ask(undefined, outboxPush, { rows: [] })).status).toBe(401)
    const rows = Array.from({ length: MOST_ROWS + 1 }, () => rowOf(verdict()))
    expect((await hub.ask(rep.token, outboxPush, { rows })).body.error?.code).toBe('badRequest')
  })

  it('tells a member nothing of what became of another one’s row', async () => {
    const row = rowOf(verdict())
    await pushRows(hub, rep.token, row)
    expect(outcomes(await pushRows(hub, other.token, row))).toEqual(['conflict'])
  })

  it('keeps ids of rows and nouns of two workspaces apart', async () => {
    const elsewhere = await hub.addWorkspace('Elsewhere')
    const stranger = await hub.addMember(elsewhere, 'admin')
    const row = rowOf(verdict())
    await pushRows(hub, rep.token, row)
    // The same id is new there, and the lead is nobody's.
    expect(outcomes(await pushRows(hub, stranger.token, row))).toEqual(['notFound'])
    const feedbackId = (row.act as ReturnType<typeof verdict>).feedback.id
    const answer = { kind: 'thanks' as const }
    expect(outcomes(await push(hub, stranger.token, { op: 'feedbackAnswer', feedbackId, answer }))).toEqual([
      'notFound',
    ])
  })
})
