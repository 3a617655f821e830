import { DEFAULT_BOOK, type ModelBook } from '../../lib/domain/model-version'
import type { Asset } from '../../lib/domain/asset'
import type { ContentRequest } from '../../lib/domain/content-request'
import type { DefinitionVersion } from '../../lib/domain/definition/definition'
import type { Condition } from '../../lib/domain/definition/rule'
import type { Dispute, Feedback } from '../../lib/domain/feedback'
import type { Lead } from '../../lib/domain/lead'
import { mergedLead } from '../../lib/domain/merged-lead'
import type { Objection } from '../../lib/domain/objection'
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../lib/domain/reports/report-settings'
import type { Send } from '../../lib/domain/send'
import type { Stage } from '../../lib/domain/stage-names'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { WorkspaceSource } from '../../lib/messages/workspace-source'
import type { View } from '../../lib/domain/view'
import { makeSample } from '../../lib/sample/make-sample'

const DAY = 86_400_000
const OUTCOMES = 90

/** A workspace that both homes are filled with. */
export interface Rows {
  /** Whole leads, as a browser has them. */
  leads: Lead[]
  /** Openings of what was sent, by people, machines and who may be either. */
  views: View[]
  /** A lead that a hub holds as several nodes: its own, and those that were merged into it. */
  merged: { root: Lead; joined: Lead[]; touchpoints: Record<string, Touchpoint[]> }
  /** Rows that a hub holds of the lead that was merged in; in a browser they are the whole lead's. */
  ofJoined: ReadonlySet<string>
  touchpoints: Record<string, Touchpoint[]>
  assets: Asset[]
  sends: Send[]
  feedback: Feedback[]
  disputes: Dispute[]
  objections: Objection[]
  requests: ContentRequest[]
  definition: DefinitionVersion[]
  model: ModelBook
  handoff: Stage
  reports: ReportSettings
}

const RULE: Condition = {
  all: [
    { field: 'industry', op: 'in', value: ['Packaging', 'Food', 'Logistics'] },
    {
      any: [
        { touches: ['pricing.viewed'], atLeast: 1 },
        { touches: ['page.viewed'], atMost: 3, withinDays: 90 },
      ],
    },
  ],
}

/** The sample company and what most easily goes another way: accents, Arabic, ties in time, gone leads, merged ones. */
export function makeRows(now: number, rule = RULE): Rows {
  const sample = makeSample(now, 'compliance')
  const joinedLead = aLead(now, 'merge-joined', {
    name: 'Ivy',
    company: 'Ivy Works',
    phone: '+49 30 1',
    createdAt: now - 90 * DAY,
  })
  const rootLead = aLead(now, 'merge-root', { name: 'Ivy Root', industry: 'Food' })
  const ofMerged = {
    'merge-root': [
      aTouch('m1', now - 20 * DAY, 'pricing.viewed'),
      aTouch('m3', now - 5 * DAY, 'demo.requested'),
    ],
    'merge-joined': [
      aTouch('m2', now - 30 * DAY, 'email.clicked'),
      aTouch('m0', now - 80 * DAY, 'page.viewed'),
    ],
  }
  const extra = [
    aLead(now, 'Zoe', { name: 'Zoë Ångström', company: 'Ærø Øst', source: 'Messe Köln' }),
    aLead(now, 'arabic', { name: 'ليلى حداد', company: 'شركة النور', campaign: 'Frühling' }),
    aLead(now, 'busy', { name: 'Bo Busy', company: 'Ærø Øst' }),
    aLead(now, 'no-company', { name: 'Nobody', emails: [] }),
    aLead(now, 'spelt', { name: 'Spelt Twice', emails: ['spelt.twice@gmail.com'] }),
    aLead(now, 'future', { name: 'Tomorrow', createdAt: now + DAY, updatedAt: now + DAY }),
  ]
  const outcomes = withOutcomes(now)
  const [ann, bo] = [sample.leads[0]!.id, sample.leads[1]!.id]
  return {
    leads: [...sample.leads, ...extra, ...outcomes.leads, mergedLead(rootLead, [joinedLead])],
    ofJoined: new Set(['of-joined-send', 'of-joined-verdict', 'of-merged', 'of-joined-objection', 'v6']),
    merged: { root: rootLead, joined: [joinedLead], touchpoints: ofMerged },
    touchpoints: {
      ...sample.touchpoints,
      ...outcomes.touchpoints,
      busy: Array.from({ length: 5000 }, (_, n) => busyTouch(n, now)),
      arabic: [aTouch('a"1', now - DAY, 'form.submitted', { title: 'عرض توضيحي', utm: { source: 'Größe' } })],
      Zoe: [aTouch('z1', now - DAY, 'page.viewed'), aTouch('Z1', now - DAY, 'blog.viewed')],
      'merge-root': Object.values(ofMerged)
        .flat()
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    },
    assets: [
      ...sample.assets,
      {
        ...sample.assets[0]!,
        id: 'expired',
        title: 'Über alles',
        validTo: now - 10 * DAY,
        answers: ['Größe'],
      },
      { ...sample.assets[0]!, id: 'Retired', title: 'Out of use', retired: true },
    ],
    sends: [
      ...sample.sends,
      ...['b', 'A', 'a-1', 'a1'].map((id) => aSend(id, 'expired', 'busy', now - 2 * DAY)),
      aSend('gone', 'expired', 'nobody-here', now - 3 * DAY),
      aSend('of-joined-send', 'Retired', 'merge-root', now - 41 * DAY),
      aSend('old', 'Retired', 'merge-root', now - 40 * DAY, { moved: true, outcome: 'copied' }),
    ],
    views: [
      aView('v1', 'b', 'machine', now - 2 * DAY + 1000),
      aView('v2', 'b', 'human', now - DAY),
      aView('v3', 'b', 'human', now - 1000),
      aView('v4', 'A', 'unsure', now - DAY),
      aView('v5', 'a-1', 'machine', now - DAY),
      { ...aView('v6', 'of-joined-send', 'human', now - 39 * DAY), leadId: 'merge-root', assetId: 'Retired' },
      { ...aView('v7', 'a1', 'human', now - DAY), sendId: undefined },
      ...sample.sends.slice(0, 9).map((send, n): View => ({
        ...aView(`s${n}`, send.id, (['human', 'machine', 'unsure'] as const)[n % 3]!, send.at + DAY),
        leadId: send.leadId,
        assetId: send.assetId,
      })),
    ],
    feedback: [
      ...sample.feedback,
      ...tiedVerdicts(sample.feedback[0]!, now),
      { ...sample.feedback[0]!, id: 'accents', leadId: 'Zoe', at: now - DAY, note: 'Größe zählt', snapshot: snapshotOf(sample.feedback[0]!, 'Zoë Ångström', 'Ærø Øst') }, // prettier-ignore
      { ...sample.feedback[0]!, id: 'arabic', leadId: 'arabic', at: now - DAY, snapshot: snapshotOf(sample.feedback[0]!, 'ليلى حداد', 'شركة النور') }, // prettier-ignore
      {
        ...sample.feedback[0]!,
        id: 'of-joined-verdict',
        leadId: 'merge-root',
        at: now - 4 * DAY,
        verdict: 'bad',
      },
      {
        ...sample.feedback[0]!,
        id: 'of-root-verdict',
        leadId: 'merge-root',
        at: now - 5 * DAY,
        verdict: 'good',
      },
      { ...sample.feedback[0]!, id: 'of-gone', leadId: 'nobody-here', at: now - 2 * DAY },
    ],
    disputes: [
      ...sample.disputes,
      aDispute('tie-b', 'busy', now - DAY),
      aDispute('tie-A', 'Zoe', now - DAY),
      aDispute('of-gone', 'nobody-here', now - DAY),
      aDispute('of-merged', 'merge-root', now - DAY),
    ],
    objections: [
      ...sample.objections,
      anObjection('o1', ann, 'Too expensive', now - 3 * DAY),
      anObjection('O2', bo, '  too expensive! ', now - 3 * DAY),
      anObjection('o3', 'merge-root', '“Too Expensive”', now - DAY, {
        answeredBy: 'expired',
        answeredAt: now,
      }),
      anObjection('of-joined-objection', 'merge-root', 'Too expensive', now - 2 * DAY),
      anObjection('o4', 'arabic', 'هل يعمل بدون إنترنت؟', now - DAY, { kind: 'question' }),
      anObjection('o5', 'nobody-here', 'Größe?', now - 4 * DAY, { answeredBy: 'no-such-asset' }),
      anObjection('o6', 'Zoe', 'Größe', now - 4 * DAY),
    ],
    requests: [
      ...sample.requests,
      aRequest('r1', 'ROI in Größe', now - DAY, ['Zoe', 'nobody-here', undefined]),
      aRequest('R1', 'شرح', now - DAY, ['merge-root'], {
        kind: 'shipped',
        assetId: 'expired',
        by: 'Mei',
        at: now,
      }),
      aRequest('r2', 'Gone', now - 2 * DAY, [ann], { kind: 'declined', note: 'No.', by: 'Mei', at: now }),
    ],
    definition: [
      { version: 1, rule, by: 'Mei', at: now - 60 * DAY, agreed: {} },
      {
        version: 2,
        rule,
        by: 'Mei',
        at: now - 50 * DAY,
        agreed: { marketing: { by: 'Mei', at: now - 49 * DAY }, sales: { by: 'Rita', at: now - 48 * DAY } },
      },
    ],
    model: DEFAULT_BOOK,
    handoff: 'intent',
    reports: { ...DEFAULT_REPORT_SETTINGS, dealValue: 12_345.67, currency: 'EUR' },
  }
}

function aLead(now: number, id: string, more: Partial<Lead>): Lead {
  const at = now - 60 * DAY
  return { id, name: id, emails: [`${id.toLowerCase()}@example.com`], crm: [{ system: 'ledger', object: 'contact', id: `9-${id}` }], anchors: [], createdAt: at, updatedAt: at, ...more } // prettier-ignore
}

/** Enough of them to learn from: who reads about prices is mostly won. */
function withOutcomes(now: number): Pick<Rows, 'leads' | 'touchpoints'> {
  const ids = Array.from({ length: OUTCOMES }, (_, n) => `closed-${n}`)
  const first = (n: number) => now - (100 + ((n * 37) % 300)) * DAY
  const leads = ids.map((id, n) => {
    const kind = n % 3 && n % 7 ? ('lost' as const) : ('won' as const)
    return aLead(now, id, { anchors: [{ kind, at: first(n) + (40 + (n % 11)) * DAY }] })
  })
  const touchpoints = ids.map((id, n): [string, Touchpoint[]] => {
    const types = ['page.viewed', n % 3 ? 'blog.viewed' : 'pricing.viewed', 'email.clicked'] as const
    return [id, types.map((type, i) => aTouch(`${id}-${i}`, first(n) + i * 9 * DAY, type))]
  })
  return { leads, touchpoints: Object.fromEntries(touchpoints) }
}

function aTouch(
  id: string,
  at: number,
  type: Touchpoint['type'],
  more: Partial<Touchpoint> = {},
): Touchpoint {
  return { id, at, type, side: 'marketing', source: 'test', ...more }
}

const TYPES = ['page.viewed', 'email.opened', 'pricing.viewed', 'call.made', 'asset.downloaded'] as const

/** Five at one time, of every side and grade. */
function busyTouch(n: number, now: number): Touchpoint {
  const type = TYPES[n % TYPES.length]!
  const grade = n % 7 === 0 ? 'machine' : n % 11 === 0 ? 'unsure' : undefined
  return aTouch(
    `t${String((n * 7919) % 5000).padStart(4, '0')}`,
    now - 55 * DAY + Math.floor(n / 5) * 3_600_000,
    type,
    {
      side: type === 'call.made' ? 'sales' : 'marketing',
      title: `Page ${n % 13}`,
      ...(grade ? { grade } : {}),
    },
  )
}

function aSend(id: string, assetId: string, leadId: string, at: number, more: Partial<Send> = {}): Send {
  return { id, assetId, leadId, member: 'Rita Keller', at, outcome: 'inserted', stage: 'interest', ...more }
}

function aView(id: string, sendId: string, grade: View['grade'], at: number): View {
  return {
    id,
    linkId: `link-${id}`,
    sendId,
    leadId: 'busy',
    assetId: 'expired',
    at,
    grade,
    why: 'Made for this',
  }
}

function aDispute(id: string, leadId: string, at: number): Dispute {
  return { id, leadId, computed: 'interest', stage: 'intent', why: 'Größer', member: 'Rita Keller', at, modelVersion: 'default-1' } // prettier-ignore
}

function anObjection(
  id: string,
  leadId: string,
  text: string,
  at: number,
  more: Partial<Objection> = {},
): Objection {
  return { id, leadId, kind: 'objection', text: text.trim(), member: 'Rita Keller', at, ...more }
}

function aRequest(
  id: string,
  text: string,
  at: number,
  leads: (string | undefined)[],
  outcome?: ContentRequest['outcome'],
): ContentRequest {
  const votes = leads.map((leadId, n) => ({ memberId: `m${n}`, member: `Rep ${n}`, at: at + n, ...(leadId ? { leadId } : {}) })) // prettier-ignore
  return { id, text, member: 'Rep 0', at, votes, ...(outcome ? { outcome } : {}) }
}

function snapshotOf({ snapshot }: Feedback, leadName: string, company: string): Feedback['snapshot'] {
  return { ...snapshot, leadName, company }
}

/** Sixty at one time, so that a page ends among them; some under a version of the definition. */
function tiedVerdicts(one: Feedback, now: number): Feedback[] {
  return Array.from({ length: 60 }, (_, n): Feedback => {
    const definition = { version: 1 + (n % 2), isMet: n % 3 > 0, criteria: [] }
    const { answer: _answer, seenAt: _seen, receiptSeenAt: _receipt, ...rest } = one
    return {
      ...rest,
      id: `${n % 2 ? 'tie' : 'TIE'}-${n}`,
      leadId: 'busy',
      verdict: (['good', 'bad', 'notYet'] as const)[n % 3]!,
      at: now - 6 * DAY,
      snapshot: { ...one.snapshot, ...(n % 4 ? { definition } : {}) },
      ...(n % 5 === 0 ? { seenAt: now } : {}),
      ...(n % 10 === 0 ? { answer: { kind: 'thanks', by: 'Mei', at: now - n } } : {}),
    }
  })
}

/** What the marketer's page and the reports ask over all rows. */
export const QUESTIONS: { name: string; ask(source: WorkspaceSource): Promise<unknown> }[] = [
  { name: 'verdicts, all pages', ask: (source) => everyPage(source, {}) },
  { name: 'new verdicts', ask: (source) => everyPage(source, { state: 'new' }) },
  { name: 'seen verdicts', ask: (source) => everyPage(source, { state: 'seen' }) },
  { name: 'answered verdicts', ask: (source) => everyPage(source, { state: 'answered' }) },
  {
    name: 'bad verdicts with words',
    ask: (source) => everyPage(source, { verdict: 'bad', text: ' KELLER ' }),
  },
  { name: 'words without their accents', ask: (source) => everyPage(source, { text: 'zoe angstrom' }) },
  { name: 'words with accents', ask: (source) => everyPage(source, { text: 'GRÖSSE größe' }) },
  { name: 'Arabic words', ask: (source) => everyPage(source, { text: 'ليلى' }) },
  { name: 'one verdict', ask: (source) => source.feedbackGet('TIE-0') },
  { name: 'a verdict that is gone', ask: (source) => source.feedbackGet('was-deleted') },
  { name: 'disputed stages', ask: (source) => source.disputeList() },
  { name: 'the use of assets', ask: (source) => source.assetUseList() },
  { name: 'the sends of an asset', ask: (source) => source.assetSends('expired') },
  { name: 'the sends of another', ask: (source) => source.assetSends('Retired') },
  { name: 'the verdicts of each version', ask: (source) => source.definitionVerdicts() },
  { name: 'a rule held against all leads', ask: (source) => tried(source) },
  { name: 'objections', ask: (source) => source.objectionList() },
  { name: 'requests', ask: (source) => source.requestList() },
  { name: 'the summary', ask: (source) => source.workspaceSummary(false) },
  { name: 'the summary with touchpoints', ask: (source) => source.workspaceSummary(true) },
  {
    name: 'what outcomes teach',
    ask: (source) => source.learnModel(60, () => undefined, new AbortController().signal),
  },
  { name: 'every report', ask: (source) => source.runReports(() => undefined, new AbortController().signal) },
]

async function tried(source: WorkspaceSource) {
  for (;;) {
    const trial = await source.definitionTry(RULE)
    if (trial.isDone) return trial.result
  }
}

async function everyPage(source: WorkspaceSource, filter: Parameters<WorkspaceSource['feedbackList']>[0]) {
  const pages = []
  for (let cursor: string | undefined; ;) {
    const { cursor: next, ...page } = await source.feedbackList(filter, cursor)
    pages.push(page)
    if (next === undefined) return pages
    cursor = next
  }
}
