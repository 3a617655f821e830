import type { Asset } from '../../../lib/domain/asset'
import type { DefinitionVersion } from '../../../lib/domain/definition/definition'
import { Rule } from '../../../lib/domain/definition/rule'
import type { HouseState } from '../../../components/marketing/house-double'
import { makeSample } from '../../../lib/sample/make-sample'

const DAY = 86_400_000

/** The sample workspace as the marketer's page gets it, with some of its names grown long or Arabic. */
export function sampleState(now: number): HouseState {
  const sample = makeSample(now)
  const leads = new Map(sample.leads.map((lead) => [lead.id, lead]))
  return {
    now: () => now,
    feedback: sample.feedback,
    disputes: sample.disputes.map((dispute) => ({
      ...dispute,
      leadName: leads.get(dispute.leadId)?.name ?? '',
      company: leads.get(dispute.leadId)?.company,
    })),
    assets: sample.assets,
    sends: sample.sends.map((send) => ({
      ...send,
      leadName: leads.get(send.leadId)?.name ?? '',
      company: leads.get(send.leadId)?.company,
    })),
    settings: {
      member: 'Priya Natarajan',
      own: { emails: ['priya@northlane.example'], domains: ['northlane.example'] },
      handoff: 'consideration',
    },
    sites: ['https://mail.google.com', 'https://app.hubspot.com'],
    leads: sample.leads.length,
    touchpoints: Object.values(sample.touchpoints).flat().length,
    sample: true,
    versions: sampleVersions(now),
    people: sample.leads.map((lead) => ({ lead, touchpoints: sample.touchpoints[lead.id] ?? [] })),
  }
}

/** Two versions agreed, the second in force, and one that waits for sales. */
function sampleVersions(now: number): DefinitionVersion[] {
  const wanted = { touches: ['pricing.viewed', 'demo.requested'], atLeast: 1, withinDays: 90 } as const
  const industry = { field: 'industry', op: 'known' } as const
  const visits = (atLeast: number) => ({ touches: ['pricing.viewed', 'webinar.attended'], atLeast }) as const
  const rules = [
    { any: [visits(1), wanted] },
    { all: [industry, { any: [visits(2), wanted] }] },
    { all: [industry, { field: 'title', op: 'known' }, { any: [visits(1), wanted] }] },
  ]
  const by = 'Priya Natarajan'
  return rules.map((rule, i) => {
    const at = now - (200 - 80 * i) * DAY
    const sales = i < 2 ? { sales: { by: 'Jonas Weber', at: at + 3 * DAY } } : {}
    const note = i === 2 ? { note: 'Sales asked for a job title before they call.' } : {}
    return {
      version: i + 1,
      rule: Rule.parse(rule),
      by,
      at,
      ...note,
      agreed: { marketing: { by, at }, ...sales },
    }
  })
}

/** A workspace with nothing in it. */
export function emptyState(now: number): HouseState {
  const none = {
    feedback: [],
    disputes: [],
    assets: [],
    sends: [],
    leads: 0,
    touchpoints: 0,
    sites: [],
    versions: [],
    people: [],
    sample: false,
  }
  return {
    ...sampleState(now),
    ...none,
    settings: { member: '', own: { emails: [], domains: [] }, handoff: 'consideration' },
  }
}

/** The sample with 5,000 assets more and names that strain the page. */
export function strainedState(now: number): HouseState {
  const state = sampleState(now)
  const first = state.feedback[0]!
  const strained = [
    {
      leadName: 'Wolfgang-Amadeus von und zu Hohenlohe-Waldenburg-Schillingsfürst der Jüngere, Ph.D.',
      company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH & Co. KG',
    },
    { leadName: 'فاطمة الزهراء بنت عبد الرحمن', company: 'شركة الخليج للصناعات الهندسية' },
  ]
  const dispute = state.disputes[0]!
  const more: Asset[] = Array.from({ length: 5000 }, (_, index) => ({
    id: `more-${index}`,
    title: `Rollout guide ${index + 1} for plants that run three shifts and cannot stand still while it goes on`,
    type: 'guide',
    summary: '',
    stages: ['consideration', 'intent', 'evaluation'],
    personas: [],
    industries: [],
    answers: [],
    topics: [],
    createdAt: now - 90 * DAY,
    updatedAt: now - 90 * DAY,
  }))
  return {
    ...state,
    assets: [...state.assets, ...more],
    disputes: [
      ...strained.map((names, index) => ({
        ...dispute,
        ...names,
        id: `strained-${index}`,
        leadId: index === 0 ? first.leadId : `strained-${index}`,
        why: 'They asked for the contract and for a date to begin, all of it by telephone. '.repeat(6).trim(),
        member: 'wolfgang-amadeus.von-und-zu.hohenlohe-waldenburg@donaudampfschifffahrt.example',
        at: now - (index + 1) * 3_600_000,
      })),
      ...state.disputes,
    ],
    feedback: [
      ...strained.map((names, index) => ({
        ...first,
        id: `strained-${index}`,
        at: now - (index + 1) * 3_600_000,
        verdict: 'bad' as const,
        reason: 'wrongIndustry' as const,
        seenAt: undefined,
        answer: undefined,
        note: 'They build ships, not machines. Not a fit this year or next; please stop the nurture mails.',
        snapshot: { ...first.snapshot, ...names },
      })),
      ...state.feedback,
    ],
  }
}
