import { describe, expect, it } from 'vitest'
import { findNoun, nounsOfLeads } from '../repos/noun'
import { findSetting } from '../repos/setting'
import { inLeadWorlds } from '../test/lead-world'
import {
  NOW,
  NUMBERS,
  outcomes,
  push,
  pushRows,
  rowOf,
  RULE,
  sampleAsset,
  sampleDispute,
  sampleFeedback,
  sampleLead,
  sampleObjection,
  sampleRequest,
} from '../test/sample-acts'
import type { TestHub, TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let rep: TestMember
let other: TestMember
let marketer: TestMember
const lead = sampleLead()
inLeadWorlds(lead, (world) => ({ hub, workspaceId, rep, other, marketer } = world))

const leadIdsOf = async (of: Parameters<typeof nounsOfLeads>[1]) =>
  (await hub.db.selectFrom(of).select('lead_id').where('workspace_id', '=', workspaceId).execute()).map(
    ({ lead_id }) => lead_id,
  )

describe('a lead that was added', () => {
  it('is the one that has its address already, and verdicts given on it offline find it', async () => {
    const mine = sampleLead({ emails: [lead.emails[0]!.toUpperCase()] })
    const answers = await push(
      hub,
      other.token,
      { op: 'leadAdd', lead: mine },
      { op: 'feedbackAdd', feedback: sampleFeedback(mine.id) },
      { op: 'objectionAdd', objection: sampleObjection(mine.id) },
      { op: 'disputePut', dispute: sampleDispute(mine.id) },
    )
    expect(outcomes(answers)).toEqual(['applied', 'applied', 'applied', 'applied'])
    expect(await leadIdsOf('feedback')).toEqual([lead.id])
    expect(await leadIdsOf('dispute')).toEqual([lead.id])
    const { rows } = { rows: await hub.db.selectFrom('lead').select(['id', 'name']).where('workspace_id', '=', workspaceId).execute() } // prettier-ignore
    expect(rows).toEqual([{ id: lead.id, name: 'Ann Example' }])
  })

  it('is one lead when two browsers add the same address at once', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 6 }, async () => (await hub.addMember(workspaceId, 'rep')).token),
    )
    const emails = ['same@acme.example']
    const added = tokens.map(() => sampleLead({ emails }))
    const answers = await Promise.all(
      tokens.map((token, i) => push(hub, token, { op: 'leadAdd', lead: added[i]! })),
    )
    expect(new Set(outcomes(answers.flat()))).toEqual(new Set(['applied']))
    const same = (
      await hub.db.selectFrom('lead').select('id').where('workspace_id', '=', workspaceId).execute()
    ).filter(({ id }) => id !== lead.id)
    expect(same).toHaveLength(1)
    const verdicts = added.map(({ id }) => ({ op: 'feedbackAdd' as const, feedback: sampleFeedback(id) }))
    expect(new Set(outcomes(await push(hub, tokens[0]!, ...verdicts)))).toEqual(new Set(['applied']))
    expect(new Set(await leadIdsOf('feedback'))).toEqual(new Set([same[0]!.id]))
  })

  it('is not merged with another by an address of a function', async () => {
    const emails = ['info@acme.example', 'one@acme.example']
    const two = sampleLead({ emails: ['info@acme.example', 'two@acme.example'] })
    await push(hub, rep.token, { op: 'leadAdd', lead: sampleLead({ emails }) }, { op: 'leadAdd', lead: two })
    const rows = await hub.db
      .selectFrom('lead')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .execute()
    expect(rows).toHaveLength(3)
    expect(rows.map(({ id }) => id)).toContain(two.id)
  })

  it('does not come back under the id of one that was deleted', async () => {
    await hub.db.updateTable('lead').set({ deleted: true }).where('workspace_id', '=', workspaceId).execute()
    const feedback = sampleFeedback(lead.id)
    const answers = await push(hub, rep.token, { op: 'leadAdd', lead }, { op: 'feedbackAdd', feedback })
    expect(outcomes(answers)).toEqual(['gone', 'notFound'])
  })
})

it('keeps one dispute of each rep on a lead', async () => {
  const [first, second, theirs] = [sampleDispute(lead.id), sampleDispute(lead.id), sampleDispute(lead.id)]
  await push(hub, other.token, { op: 'disputePut', dispute: theirs })
  await push(hub, rep.token, { op: 'disputePut', dispute: first }, { op: 'disputePut', dispute: second })
  const ids = async () =>
    (await nounsOfLeads(hub.db, 'dispute', { workspaceId, leadIds: [lead.id] })).map(({ id }) => id)
  expect((await ids()).sort()).toEqual([second.id, theirs.id].sort())
  expect(outcomes(await push(hub, rep.token, { op: 'disputePut', dispute: theirs }))).toEqual(['notAllowed'])
  await push(hub, rep.token, { op: 'disputeRemove', leadId: lead.id })
  expect(await ids()).toEqual([theirs.id])
})

it('leaves a dispute that was taken back its owner’s', async () => {
  const dispute = sampleDispute(lead.id)
  const took = [
    { op: 'disputePut' as const, dispute },
    { op: 'disputeRemove' as const, leadId: lead.id },
  ]
  await push(hub, rep.token, ...took)
  expect(outcomes(await push(hub, other.token, { op: 'disputePut', dispute }))).toEqual(['notAllowed'])
  expect(outcomes(await push(hub, rep.token, { op: 'disputePut', dispute }))).toEqual(['applied'])
})

describe('the definition', () => {
  const AGREE = { op: 'definitionAgree' as const, version: 1 }

  it('is numbered by the hub and agreed by the members themselves', async () => {
    await push(hub, marketer.token, { op: 'definitionAdd', rule: RULE, note: 'First' })
    await push(hub, marketer.token, { ...AGREE, side: 'marketing', by: 'Somebody' })
    await push(hub, rep.token, { ...AGREE, side: 'sales', by: 'Somebody' })
    expect(await findSetting(hub.db, workspaceId, 'definition')).toEqual([
      {
        version: 1,
        rule: RULE,
        note: 'First',
        by: 'Mara',
        at: NOW,
        agreed: { marketing: { by: 'Mara', at: NOW }, sales: { by: 'Ray', at: NOW } },
      },
    ])
  })

  it('gives versions made at once different numbers', async () => {
    const add = () => push(hub, marketer.token, { op: 'definitionAdd', rule: RULE })
    await Promise.all(Array.from({ length: 5 }, add))
    const versions = (await findSetting(hub.db, workspaceId, 'definition'))!
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5])
  })

  it('is not agreed to where the member read another rule under this number', async () => {
    await push(hub, marketer.token, { op: 'definitionAdd', rule: RULE })
    const rule = { all: [{ field: 'country', op: '=' as const, value: 'Chile' }] }
    const answers = await push(hub, rep.token, { ...AGREE, side: 'sales', rule }, { ...AGREE, version: 2, side: 'sales' }) // prettier-ignore
    expect(outcomes(answers)).toEqual(['conflict', 'notFound'])
  })
})

describe('the stage model', () => {
  const decision = {
    outcome: 'accepted' as const,
    by: 'x',
    at: NOW,
    learnedAt: NOW - 1,
    horizonDays: 90,
    present: 0.5,
    proposed: 0.4,
  }

  it('takes accepted points once, and only over what they were learned from', async () => {
    const decide = (base: number) => ({ op: 'modelDecide' as const, decision, numbers: NUMBERS, base })
    const answers = await push(
      hub,
      marketer.token,
      { op: 'modelAdd', numbers: { ...NUMBERS, cap: [1, 2, 3, 4, 5] } },
      decide(1),
      decide(2),
      decide(3),
    )
    expect(outcomes(answers)).toEqual(['applied', 'conflict', 'applied', 'conflict'])
    const book = (await findSetting(hub.db, workspaceId, 'model'))!
    expect(book.inForce).toBe(3)
    expect(book.decisions).toEqual([{ ...decision, by: 'Mara', version: 3 }])
    expect(outcomes(await push(hub, marketer.token, { op: 'modelUse', version: 9 }))).toEqual(['notFound'])
  })
})

describe('an objection', () => {
  it('is taken back within ten seconds, and not once it was answered', async () => {
    const [one, two] = [sampleObjection(lead.id), sampleObjection(lead.id)]
    const asset = sampleAsset()
    await push(hub, marketer.token, { op: 'assetPut', asset })
    await push(hub, rep.token, { op: 'objectionAdd', objection: one }, { op: 'objectionAdd', objection: two })
    const answer = { op: 'objectionAnswer' as const, objectionId: two.id, assetId: asset.id }
    expect(outcomes(await push(hub, marketer.token, answer, { ...answer, assetId: 'none' }))).toEqual([
      'applied',
      'notFound',
    ])
    const undo = (objectionId: string, at: number) => rowOf({ op: 'objectionUndo', objectionId }, { at })
    const answers = await pushRows(hub, rep.token, undo(one.id, NOW + 20_000), undo(one.id, NOW + 2000), undo(two.id, NOW)) // prettier-ignore
    expect(outcomes(answers)).toEqual(['conflict', 'applied', 'conflict'])
    expect((await findNoun(hub.db, 'objection', { workspaceId, id: two.id }))?.body.answeredBy).toBe(asset.id)
  })
})

describe('a request', () => {
  it('has one vote of each member, and goes when nobody wants it', async () => {
    const request = sampleRequest(lead.id)
    const requestId = request.id
    const find = async () => (await findNoun(hub.db, 'request', { workspaceId, id: requestId }))?.body
    await push(hub, rep.token, { op: 'requestAdd', request })
    await Promise.all([
      push(hub, marketer.token, { op: 'requestVote', requestId, leadId: 'nobody' }),
      push(hub, rep.token, { op: 'requestVote', requestId }),
    ])
    expect((await find())?.votes).toEqual([
      { memberId: rep.memberId, member: 'Ray', leadId: lead.id, at: NOW },
      { memberId: marketer.memberId, member: 'Mara', at: NOW },
    ])
    await push(hub, rep.token, { op: 'requestUndo', requestId })
    expect((await find())?.votes).toHaveLength(1)
    await push(hub, marketer.token, { op: 'requestUndo', requestId })
    expect(await find()).toBeUndefined()
  })

  it('is answered with an asset that is there', async () => {
    const request = sampleRequest()
    const asset = sampleAsset()
    await push(hub, rep.token, { op: 'requestAdd', request })
    const ship = { op: 'requestAnswer' as const, requestId: request.id, kind: 'shipped' as const }
    const answers = await push(
      hub,
      marketer.token,
      ship,
      { ...ship, assetId: asset.id },
      { op: 'assetPut', asset },
      { ...ship, assetId: asset.id },
    )
    expect(outcomes(answers)).toEqual(['badRequest', 'notFound', 'applied', 'applied'])
    expect((await findNoun(hub.db, 'request', { workspaceId, id: request.id }))?.body.outcome).toEqual({
      kind: 'shipped',
      assetId: asset.id,
      by: 'Mara',
      at: NOW,
    })
  })
})
