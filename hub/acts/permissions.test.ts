import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutboxAct } from '../../lib/contract/outbox-row'
import { DEFAULT_REPORT_SETTINGS } from '../../lib/domain/reports/report-settings'
import { makeLeadWorld, sayEverything } from '../test/lead-world'
import {
  NOW,
  NUMBERS,
  outcomes,
  push,
  RULE,
  sampleDispute,
  sampleFeedback,
  sampleLead,
  sampleObjection,
  sampleRequest,
  sampleSend,
} from '../test/sample-acts'
import { startTestHub, type TestHub } from '../test/test-hub'
import type { Op } from './act'
import { ACTS } from './all'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

/** What an act comes to for its owner, another rep, a marketer and an admin, each in a world of its own. */
type Line = readonly [owner: string, rep: string, marketer: string, admin: string]
const ANYBODY: Line = ['applied', 'applied', 'applied', 'applied']
const OWNER: Line = ['applied', 'notAllowed', 'notAllowed', 'notAllowed']
const MARKETING: Line = ['notAllowed', 'notAllowed', 'applied', 'applied']

const TABLE: Record<Op, Line> = {
  feedbackAdd: ANYBODY,
  feedbackUndo: OWNER,
  feedbackDetail: OWNER,
  feedbackSeen: MARKETING,
  feedbackAnswer: MARKETING,
  receiptSeen: OWNER,
  disputePut: ANYBODY,
  disputeRemove: ANYBODY,
  sendAdd: ANYBODY,
  sendJudged: OWNER,
  assetPut: MARKETING,
  leadAdd: ANYBODY,
  objectionAdd: ANYBODY,
  objectionUndo: OWNER,
  objectionAnswer: ['applied', 'notAllowed', 'applied', 'applied'],
  requestAdd: ANYBODY,
  requestVote: ANYBODY,
  requestUndo: ANYBODY,
  requestAnswer: MARKETING,
  definitionAdd: MARKETING,
  definitionAgree: ['applied', 'applied', 'notAllowed', 'applied'],
  modelAdd: MARKETING,
  modelUse: MARKETING,
  modelDecide: MARKETING,
  handoffPut: MARKETING,
  reportSettingsPut: MARKETING,
}

const DECISION = {
  outcome: 'refused' as const,
  by: 'x',
  at: NOW,
  learnedAt: NOW,
  horizonDays: 90,
  present: 0.4,
  proposed: 0.5,
}

/** A workspace in which the owner has said something of everything, and every act on that. */
async function makeWorld() {
  const world = await makeLeadWorld(hub, sampleLead())
  const { workspaceId, rep: owner, other, marketer, admin, lead } = world
  const { asset, feedback, send, objection, request } = await sayEverything(world)
  expect(outcomes(await push(hub, marketer.token, { op: 'definitionAdd', rule: RULE }))).toEqual(['applied'])
  const acts: { [O in Op]: () => Extract<OutboxAct, { op: O }> } = {
    feedbackAdd: () => ({ op: 'feedbackAdd', feedback: sampleFeedback(lead.id) }),
    feedbackUndo: () => ({ op: 'feedbackUndo', feedbackId: feedback.id }),
    feedbackDetail: () => ({ op: 'feedbackDetail', feedbackId: feedback.id, note: 'Changed' }),
    feedbackSeen: () => ({ op: 'feedbackSeen', feedbackId: feedback.id }),
    feedbackAnswer: () => ({ op: 'feedbackAnswer', feedbackId: feedback.id, answer: { kind: 'thanks' } }),
    receiptSeen: () => ({ op: 'receiptSeen', feedbackId: feedback.id }),
    disputePut: () => ({ op: 'disputePut', dispute: sampleDispute(lead.id) }),
    disputeRemove: () => ({ op: 'disputeRemove', leadId: lead.id }),
    sendAdd: () => ({ op: 'sendAdd', send: sampleSend(lead.id, asset.id) }),
    sendJudged: () => ({ op: 'sendJudged', sendId: send.id, moved: true }),
    assetPut: () => ({ op: 'assetPut', asset }),
    leadAdd: () => ({ op: 'leadAdd', lead: sampleLead() }),
    objectionAdd: () => ({ op: 'objectionAdd', objection: sampleObjection(lead.id) }),
    objectionUndo: () => ({ op: 'objectionUndo', objectionId: objection.id }),
    objectionAnswer: () => ({ op: 'objectionAnswer', objectionId: objection.id, assetId: asset.id }),
    requestAdd: () => ({ op: 'requestAdd', request: sampleRequest() }),
    requestVote: () => ({ op: 'requestVote', requestId: request.id }),
    requestUndo: () => ({ op: 'requestUndo', requestId: request.id }),
    requestAnswer: () => ({ op: 'requestAnswer', requestId: request.id, kind: 'planned' }),
    definitionAdd: () => ({ op: 'definitionAdd', rule: RULE }),
    definitionAgree: () => ({ op: 'definitionAgree', version: 1, side: 'sales', rule: RULE, by: 'x' }),
    modelAdd: () => ({ op: 'modelAdd', numbers: NUMBERS }),
    modelUse: () => ({ op: 'modelUse', version: 1 }),
    modelDecide: () => ({ op: 'modelDecide', decision: DECISION }),
    handoffPut: () => ({ op: 'handoffPut', stage: 'intent' }),
    reportSettingsPut: () => ({ op: 'reportSettingsPut', settings: DEFAULT_REPORT_SETTINGS }),
  }
  return { workspaceId, tokens: [owner, other, marketer, admin].map(({ token }) => token), acts }
}

it.for(Object.keys(TABLE) as Op[])('%s is for whom the table says', async (op) => {
  const got: string[] = []
  for (const who of TABLE[op].keys()) {
    const { tokens, acts } = await makeWorld()
    got.push(...outcomes(await push(hub, tokens[who]!, acts[op]())))
  }
  expect(got).toEqual(TABLE[op])
})

it('leaves nothing of what it refuses', async () => {
  const { workspaceId, tokens, acts } = await makeWorld()
  const everything = async () => {
    const nouns = ['feedback', 'dispute', 'send', 'asset', 'setting', 'objection', 'request'] as const
    const rowsOf = (noun: (typeof nouns)[number]) =>
      hub.db.selectFrom(noun).selectAll().where('workspace_id', '=', workspaceId).orderBy('id').execute()
    return JSON.stringify(await Promise.all(nouns.map(rowsOf)))
  }
  const refusedFor = (who: number) =>
    (Object.keys(TABLE) as Op[]).filter((op) => TABLE[op][who] === 'notAllowed')
  const before = await everything()
  for (const who of tokens.keys()) await push(hub, tokens[who]!, ...refusedFor(who).map((op) => acts[op]()))
  expect(refusedFor(1).length).toBeGreaterThan(10)
  expect(await everything()).toBe(before)
})

it('has a line for every act', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.keys(ACTS).sort())
})

it('agrees to a definition for marketing by a marketer, and not by a rep', async () => {
  const { tokens } = await makeWorld()
  const act = { op: 'definitionAgree' as const, version: 1, side: 'marketing' as const }
  const got = await Promise.all(tokens.map((token) => push(hub, token, act)))
  expect(outcomes(got.flat())).toEqual(['notAllowed', 'notAllowed', 'applied', 'applied'])
})
