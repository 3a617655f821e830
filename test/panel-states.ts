import type { DefinitionReading } from '../lib/domain/definition/definition-reading'
import type { EvidenceLine } from '../lib/domain/feedback'
import type { JourneyReading } from '../lib/domain/journey-reading'
import type { Touchpoint } from '../lib/domain/touchpoint'
import type {
  FeedbackLine,
  LeadCard,
  LeadView,
  ObjectionView,
  PageSummary,
  PanelView,
  PersonOnPage,
  Suggestion,
  TouchpointsPage,
} from '../lib/messages/panel-view'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const makePage = (change: Partial<PageSummary> = {}): PageSummary => ({
  host: 'gmail',
  site: 'mail.google.com',
  subject: 'Re: rollout plan',
  allowed: true,
  composing: true,
  ...change,
})

export const makePerson = (change: Partial<PersonOnPage> = {}): PersonOnPage => ({
  key: 'email:ann.lee@acme.example',
  email: 'ann.lee@acme.example',
  name: 'Ann Lee',
  role: 'from',
  reason: 'sender of this message',
  leadId: 'lead-ann',
  ...change,
})

const OTHERS = [
  makePerson({
    key: 'email:ben@acme.example',
    email: 'ben@acme.example',
    name: 'Ben Okafor',
    role: 'cc',
    reason: 'in copy',
    leadId: 'lead-ben',
  }),
  makePerson({
    key: 'email:cleo@partner.example',
    email: 'cleo@partner.example',
    name: 'Cleo Marsh',
    role: 'to',
    reason: 'also addressed',
    leadId: undefined,
  }),
]

export const makeLead = (change: Partial<LeadCard> = {}): LeadCard => ({
  id: 'lead-ann',
  name: 'Ann Lee',
  title: 'VP Operations',
  company: 'Acme GmbH',
  email: 'ann.lee@acme.example',
  emails: ['ann.lee@acme.example'],
  crm: [{ system: 'hubspot', object: 'contact', id: '501', url: 'https://app.hubspot.example/contacts/501' }],
  optOut: false,
  ...change,
})

const line = (
  change: Partial<EvidenceLine> & Pick<EvidenceLine, 'type' | 'label' | 'at' | 'dz'>,
): EvidenceLine => ({
  count: 1,
  ...change,
})

export function makeJourney(now: number, change: Partial<JourneyReading> = {}): JourneyReading {
  const webinar = line({
    type: 'webinar.attended',
    label: 'Attended a webinar',
    title: 'Zero-trust rollout',
    at: now - 2 * DAY,
    dz: 17,
  })
  return {
    stage: 'consideration',
    sureness: 0.81,
    probabilities: [0.99, 0.97, 0.93, 0.12, 0.03],
    z: 34,
    since: now - 2 * DAY,
    trend: 'warming',
    velocity: 6,
    evidenceFor: [
      webinar,
      line({ type: 'pricing.viewed', label: 'Pricing page', count: 2, at: now - 3 * DAY, dz: 12 }),
      line({
        type: 'asset.downloaded',
        label: 'Downloaded',
        title: 'Security overview',
        at: now - 12 * DAY,
        dz: 8,
      }),
    ],
    evidenceAgainst: line({ type: 'careers.viewed', label: 'Careers page', at: now - 5 * DAY, dz: -4 }),
    movedBy: webinar,
    missing: { stage: 'intent', points: 8, hints: ['demo.requested', 'pricing.viewed'] },
    modelVersion: 'default-1',
    ...change,
  }
}

const touch = (
  id: string,
  at: number,
  change: Partial<Touchpoint> & Pick<Touchpoint, 'type'>,
): Touchpoint => ({
  id: `hubspot:${id}`,
  at,
  side: 'marketing',
  source: 'hubspot',
  ...change,
})

/** A dozen touches over six weeks, newest first. */
export function makeTouchpoints(now: number): Touchpoint[] {
  return [
    touch('12', now - 5 * HOUR, {
      type: 'email.opened',
      title: 'Your rollout, step by step',
      grade: 'machine',
    }),
    touch('11', now - 2 * DAY, {
      type: 'webinar.attended',
      title: 'Zero-trust rollout',
      campaign: 'Spring security series',
      channel: 'webinar',
      url: 'https://acme-tools.example/webinars/zero-trust',
      utm: { source: 'newsletter', medium: 'email', campaign: 'spring-security', content: 'hero' },
    }),
    touch('10', now - 2 * DAY - HOUR, { type: 'email.clicked', title: 'Webinar reminder', grade: 'unsure' }),
    touch('9', now - 3 * DAY, {
      type: 'pricing.viewed',
      url: 'https://acme-tools.example/pricing',
      utm: { source: 'google', medium: 'cpc', campaign: 'brand' },
    }),
    touch('8', now - 3 * DAY - HOUR, { type: 'pricing.viewed', url: 'https://acme-tools.example/pricing' }),
    touch('7', now - 4 * DAY, { type: 'call.made', title: 'First call, eight minutes', side: 'sales' }),
    touch('6', now - 5 * DAY, { type: 'careers.viewed' }),
    touch('5', now - 6 * DAY, { type: 'email.replied', title: 'Re: rollout plan', side: 'sales' }),
    touch('4', now - 12 * DAY, { type: 'asset.downloaded', title: 'Security overview' }),
    touch('3', now - 13 * DAY, { type: 'email.delivered', title: 'Security overview for operations' }),
    touch('2', now - 31 * DAY, { type: 'other', name: 'Badge scanned at stand 14' }),
    touch('1', now - 45 * DAY, { type: 'ad.clicked', campaign: 'Zero trust, DACH', channel: 'paid search' }),
  ]
}

/** The first page of a list of touchpoints, as the worker would cut it. */
export function makeTouchpointsPage(items: Touchpoint[], from = 0, size = 100): TouchpointsPage {
  const counts = new Map<Touchpoint['type'], number>()
  for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1)
  return {
    items: items.slice(from, from + size),
    total: items.length,
    marketing: items.filter(({ side }) => side === 'marketing').length,
    sales: items.filter(({ side }) => side === 'sales').length,
    types: [...counts].map(([type, count]) => ({ type, count })),
    machines: items.filter(({ grade }) => grade === 'machine').length,
    cursor: from + size < items.length ? String(from + size) : undefined,
  }
}

/** Many touches, one every six hours, newest first. */
export function makeManyTouchpoints(now: number, count: number): Touchpoint[] {
  const types = ['page.viewed', 'email.opened', 'blog.viewed', 'call.made', 'pricing.viewed'] as const
  return Array.from({ length: count }, (_, index) => {
    const type = types[index % types.length]!
    return touch(`many-${index}`, now - index * 6 * HOUR, {
      type,
      title: `Touch ${count - index}`,
      side: type === 'call.made' ? 'sales' : 'marketing',
    })
  })
}

export const makeSuggestions = (): Suggestion[] => [
  {
    assetId: 'asset-security',
    title: 'Security overview',
    type: 'security',
    url: 'https://acme-tools.example/security',
    summary:
      'How data is kept, who may see it, and which audits stand behind it. Four pages, with a table for IT.',
    stages: ['consideration', 'evaluation'],
    reason: 'answers “SSO”, for Consideration · 9 of 31 moved on',
    slot: 1,
    propensity: 1,
    policy: 'score-1',
    trial: false,
  },
  {
    assetId: 'asset-rollout',
    title: 'Rollout in ten weeks: Nordwind',
    type: 'casestudy',
    url: 'https://acme-tools.example/cases/nordwind',
    summary: 'A logistics company moves 1,200 people in ten weeks.',
    stages: ['consideration'],
    reason: 'same industry and role · 6 of 24 moved on',
    slot: 2,
    propensity: 1,
    policy: 'score-1',
    trial: false,
  },
  {
    assetId: 'asset-roi',
    title: 'ROI sheet',
    type: 'roi',
    summary: 'Fill in five numbers, get a payback time to argue about.',
    stages: ['intent'],
    reason: 'for Intent · few data yet',
    slot: 3,
    propensity: 0.2,
    policy: 'score-1',
    trial: true,
  },
]

export const makeFeedback = (now: number, change: Partial<FeedbackLine> = {}): FeedbackLine => ({
  id: 'feedback-1',
  verdict: 'notYet',
  reason: 'badTiming',
  member: 'Rosa Reyes',
  at: now - 9 * DAY,
  receiptIsNew: false,
  ...change,
})

export function makeLeadView(now: number, change: Partial<LeadView> = {}): LeadView {
  return {
    lead: makeLead(),
    journey: makeJourney(now),
    handoff: 'consideration',
    crmStage: { word: 'MQL', placed: 'consideration', agrees: true },
    touchpoints: makeTouchpointsPage(makeTouchpoints(now)),
    suggestions: makeSuggestions(),
    feedback: [],
    objections: [],
    requestReceipts: [],
    ...change,
  }
}

export const makeObjection = (now: number, change: Partial<ObjectionView> = {}): ObjectionView => ({
  id: 'objection-1',
  kind: 'objection',
  text: 'Too expensive for one line',
  member: 'Rosa Reyes',
  at: now - 2 * DAY,
  ...change,
})

type Lead = Extract<PanelView, { kind: 'lead' }>

/** A version of the definition of which three criteria in five are met. */
const makeDefinition = (now: number): DefinitionReading => ({
  version: 4,
  isMet: false,
  criteria: [
    {
      words: 'Industry is one of Retail, Logistics',
      outcome: 'met',
      facts: [{ words: 'Industry: Logistics' }],
    },
    { words: 'Job title contains VP', outcome: 'met', facts: [{ words: 'Job title: VP Operations' }] },
    {
      words: 'Pricing page: at least twice within 30 days',
      outcome: 'met',
      facts: [{ words: 'Pricing page twice', at: now - 2 * DAY }],
    },
    {
      words: 'E-mail bounced: none within 90 days',
      outcome: 'notMet',
      facts: [{ words: 'E-mail bounced once', at: now - 20 * DAY }],
    },
    { words: 'Country is Germany', outcome: 'unknown', facts: [] },
  ],
})

export function makeLeadState(now: number, change: Partial<LeadView> = {}, rest: Partial<Lead> = {}): Lead {
  const view = makeLeadView(now, change)
  const person = makePerson({ leadId: view.lead.id, email: view.lead.email, name: view.lead.name })
  return { kind: 'lead', page: makePage(), person, others: OTHERS, ...rest, view }
}

const NAME_OF_80 = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maximiliana Anastasia III'

/** Every state of the panel by name. */
export function panelStates(now: number): Record<string, PanelView> {
  const page = makePage()
  const stranger = makePerson({
    key: 'email:dana@newco.example',
    email: 'dana@newco.example',
    name: 'Dana Fox',
    company: 'Newco',
    leadId: undefined,
  })
  return {
    lead: makeLeadState(now),
    'lead-answered': makeLeadState(now, {
      crmStage: { word: 'salesqualifiedlead', status: 'CONNECTED', placed: 'intent', agrees: false },
      dispute: {
        id: 'dispute-1',
        leadId: 'lead-ann',
        computed: 'consideration',
        stage: 'intent',
        why: 'Asked me for a quote on the phone',
        member: 'Rosa Reyes',
        at: now - DAY,
        modelVersion: 'default-1',
      },
      feedback: [
        makeFeedback(now, {
          receiptIsNew: true,
          answer: { kind: 'recycled', until: now + 40 * DAY, by: 'Mara', at: now - HOUR },
        }),
        makeFeedback(now, {
          id: 'feedback-0',
          verdict: 'bad',
          reason: 'noBudget',
          note: 'Budget is frozen until the merger',
          at: now - 90 * DAY,
          answer: { kind: 'stays', note: 'the merger is off', by: 'Mara', at: now - 80 * DAY },
        }),
      ],
    }),
    'lead-viewed': makeLeadState(now, {
      suggestions: [],
      noSuggestion: 'hadAll',
      views: [
        {
          assetId: 'roi',
          title: 'ROI calculator for the whole of the rollout in your eleven plants and two warehouses',
          grade: 'human',
          at: now - HOUR,
          times: 3,
          longestPage: 2,
          why: 'opened in a browser',
        },
        {
          assetId: 'case',
          title: 'Rollout case, Nordwind',
          grade: 'unsure',
          at: now - DAY,
          times: 1,
          why: 'named no language, which browsers do',
        },
        {
          assetId: 'security',
          title: 'Security overview',
          grade: 'machine',
          at: now - 2 * DAY,
          times: 2,
          why: 'all 3 links of the message within 5 s',
        },
      ],
    }),
    'lead-bare': makeLeadState(
      now,
      {
        journey: makeJourney(now, {
          stage: 'awareness',
          sureness: 0.4,
          trend: 'steady',
          velocity: 0,
          evidenceFor: [],
          evidenceAgainst: undefined,
          movedBy: undefined,
          missing: { stage: 'interest', points: 5, hints: ['email.clicked', 'newsletter.subscribed'] },
        }),
        touchpoints: makeTouchpointsPage([]),
        crmStage: undefined,
        suggestions: [],
        noSuggestion: 'language',
      },
      { others: [] },
    ),
    'lead-long': makeLeadState(now, {
      lead: makeLead({
        name: NAME_OF_80,
        title: 'Vice President of Operations, Logistics and Strategic Procurement',
        company: 'شركة الأفق للحلول اللوجستية المتكاملة',
        email: 'maximiliana.wolfeschlegelsteinhausenbergerdorff@very-long-company-name.example',
        crm: [{ system: 'salesforce', object: 'lead', id: '1', url: 'https://acme.salesforce.example/1' }],
        optOut: true,
      }),
      suggestions: [],
      noSuggestion: 'optOut',
    }),
    'lead-many': makeLeadState(now, { touchpoints: makeTouchpointsPage(makeManyTouchpoints(now, 5000)) }),
    'lead-defined': makeLeadState(now, { definition: makeDefinition(now) }),
    'lead-picked': makeLeadState(
      now,
      {},
      { person: undefined, others: [], page: makePage({ composing: false }) },
    ),
    'lead-once': makeLeadState(now, {}, { page: makePage({ allowed: false, composing: false }) }),
    ask: {
      kind: 'ask',
      page: makePage({ host: 'generic', site: 'crm.example' }),
      people: [makePerson({ reason: 'name in the title of this page', role: 'candidate' }), ...OTHERS],
      firstRun: false,
    },
    unknown: { kind: 'unknown', page, person: stranger, others: OTHERS.slice(0, 1), firstRun: false },
    'unknown-first-run': { kind: 'unknown', page, person: stranger, others: [], firstRun: true },
    'name-only': {
      kind: 'nameOnly',
      page: makePage({ host: 'outlook', site: 'outlook.office.com' }),
      person: makePerson({ key: 'name:ann lee', email: undefined, leadId: undefined }),
      matches: [
        {
          id: 'lead-ann',
          name: 'Ann Lee',
          title: 'VP Operations',
          company: 'Acme GmbH',
          email: 'ann.lee@acme.example',
        },
        { id: 'lead-ann-2', name: 'Ann Lee', company: 'Birch & Co', email: 'alee@birch.example' },
      ],
      others: [],
    },
    changed: { kind: 'changed', page },
    'changed-guessed': {
      kind: 'changed',
      page: makePage({ host: 'generic', site: 'crm.example', guessed: true }),
    },
    nameless: { kind: 'empty', page, firstRun: false, nameless: true },
    empty: { kind: 'empty', page, firstRun: false },
    'empty-generic': {
      kind: 'empty',
      page: makePage({ host: 'generic', site: 'crm.example' }),
      firstRun: false,
    },
    off: { kind: 'off', page: makePage({ host: 'linkedin', site: 'www.linkedin.com' }), label: 'LinkedIn' },
    insiders: { kind: 'empty', page, firstRun: false, insiders: true },
    'first-run': { kind: 'empty', page, firstRun: true },
    'not-ready': { kind: 'notReady', page },
    'no-page': { kind: 'noPage', allowed: false, firstRun: false },
    'not-allowed': { kind: 'noPage', site: 'crm.example', allowed: false, firstRun: false },
  }
}
