import { outboxPush, type OutboxOutcome } from '../../lib/contract/outbox-push'
import type { OutboxAct, OutboxRow } from '../../lib/contract/outbox-row'
import type { Asset } from '../../lib/domain/asset'
import type { Feedback } from '../../lib/domain/feedback'
import type { Lead } from '../../lib/domain/lead'
import { DEFAULT_BOOK, numbersOf } from '../../lib/domain/model-version'
import { makeId } from '../../lib/platform/id'
import type { TestHub } from './test-hub'

/** Acts as a browser sends them. */
export const NOW = Date.UTC(2026, 10, 22, 12)

export const NUMBERS = numbersOf(DEFAULT_BOOK.versions[0]!.model)
export const RULE = { all: [{ field: 'industry', op: '=' as const, value: 'Retail' }] }

export function sampleLead(given: Partial<Lead> = {}): Lead {
  return {
    id: makeId(NOW),
    name: 'Ann Example',
    company: 'Acme',
    emails: [`ann-${makeId().slice(-12)}@acme.example`],
    crm: [],
    anchors: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...given,
  }
}

export function sampleFeedback(leadId: string, given: Partial<Feedback> = {}): Feedback {
  return {
    id: makeId(NOW),
    leadId,
    verdict: 'notYet',
    member: 'Whoever the browser says',
    at: NOW,
    snapshot: {
      leadName: 'Ann Example',
      stage: 'interest',
      sureness: 0.7,
      since: NOW,
      evidence: [],
      lastTouchpoints: [],
      touchpointCount: 0,
      modelVersion: 'default-1',
    },
    ...given,
  }
}

export function sampleAsset(given: Partial<Asset> = {}): Asset {
  return {
    id: makeId(NOW),
    title: 'SSO in an afternoon',
    type: 'guide',
    summary: 'How single sign-on is set up.',
    stages: ['evaluation'],
    personas: [],
    industries: [],
    answers: [],
    topics: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...given,
  }
}

export function sampleObjection(leadId: string) {
  return { id: makeId(NOW), leadId, kind: 'objection' as const, text: 'No SSO?', member: 'x', at: NOW }
}

export function sampleRequest(leadId?: string) {
  const votes = [{ memberId: 'x', member: 'x', ...(leadId ? { leadId } : {}), at: NOW }]
  return { id: makeId(NOW), text: 'A page on SSO', member: 'x', at: NOW, votes }
}

export function sampleSend(leadId: string, assetId: string) {
  return { id: makeId(NOW), assetId, leadId, member: 'x', at: NOW, outcome: 'inserted' as const }
}

export function sampleDispute(leadId: string) {
  const stages = { computed: 'interest', stage: 'intent' } as const
  return {
    id: makeId(NOW),
    leadId,
    ...stages,
    why: 'They asked for a price.',
    member: 'x',
    at: NOW,
    modelVersion: 'd',
  }
}

/** A row of its own for an act. */
export function rowOf(act: OutboxAct, given: Partial<OutboxRow> = {}): OutboxRow {
  return { id: makeId(NOW), at: NOW, act, ...given }
}

/** Pushes acts, each in a row of its own, and answers what became of them. */
export async function push(hub: TestHub, token: string, ...acts: OutboxAct[]): Promise<OutboxOutcome[]> {
  return pushRows(hub, token, ...acts.map((act) => rowOf(act)))
}

export async function pushRows(hub: TestHub, token: string, ...rows: OutboxRow[]): Promise<OutboxOutcome[]> {
  const { status, body } = await hub.ask(token, outboxPush, { rows })
  if (status !== 200) throw new Error(`The outbox was refused: ${JSON.stringify(body)}`)
  return body.answers
}

/** What they came to: `applied`, or the code of the refusal. */
export function outcomes(answers: readonly OutboxOutcome[]): string[] {
  return answers.map(({ outcome, code }) => (outcome === 'rejected' ? code! : outcome))
}
