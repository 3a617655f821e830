import { describe, expect, it } from 'vitest'
import { DEFAULT_MODEL, type JourneyModel } from '../journey-model'
import { makeRandom } from '../random'
import type { TouchpointType } from '../touchpoint'
import { finish } from './steps'
import { startLearning, type LearningLead } from './workspace-learning'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 1)
const START = NOW - 365 * DAY

/** Leads whose outcome follows case studies and nothing else; all others are lost after two months. */
function madeLeads(count: number, winning = 0.35): LearningLead[] {
  const random = makeRandom('workspace')
  const types: TouchpointType[] = ['page.viewed', 'casestudy.viewed', 'pricing.viewed', 'email.clicked']
  return Array.from({ length: count }, (_, lead) => {
    const first = START + random() * 250 * DAY
    const touchpoints: LearningLead['touchpoints'][number][] = []
    let wonAt: number | undefined
    for (let at = first; at < first + 60 * DAY && !wonAt; at += (1 + random() * 8) * DAY) {
      const type = types[Math.floor(random() * types.length)]!
      touchpoints.push({ type, at: Math.round(at) })
      if (random() < (type === 'casestudy.viewed' ? winning : 0.005))
        wonAt = Math.round(at + (2 + random() * 9) * DAY)
    }
    const anchors = wonAt
      ? [{ kind: 'won' as const, at: wonAt }]
      : [{ kind: 'lost' as const, at: Math.round(first + 70 * DAY) }]
    return { id: `lead-${lead}`, anchors, touchpoints }
  })
}

function learn(
  leads: readonly LearningLead[],
  model: JourneyModel = DEFAULT_MODEL,
  horizonDays = 30,
  most?: number,
) {
  const learning = startLearning(model, horizonDays, NOW, most)
  for (const lead of leads) learning.visit(lead)
  return finish(learning.finish())
}

describe('learning from a workspace', () => {
  it('offers points that won on the later leads, and counts what it learned from', () => {
    const result = learn(madeLeads(600))
    expect(result).toMatchObject({ leads: 600, closed: 600, lacking: [], everyDays: 7 })
    expect(result.oneOf).toBeUndefined()
    const report = result.report!
    expect(report.models.present).toBeUndefined()
    expect(report.models.proposed!.logLoss).toBeLessThan(report.models.defaults.logLoss)
    expect(report.models.proposed!.topDecileLift).toBeGreaterThan(1)
    expect(report.proposal.offered).toBe(true)
    const study = report.proposal.weights.find(({ type }) => type === 'casestudy.viewed')!
    expect(study.proposed).toBeGreaterThan(study.points)
    expect(report.test.snapshots / (report.test.snapshots + report.train.snapshots)).toBeGreaterThan(0.3)
  })

  it('holds edited points against the defaults as well', () => {
    const weights = { ...DEFAULT_MODEL.weights, 'casestudy.viewed': [2, 0] as const }
    const { report } = learn(madeLeads(600), { ...DEFAULT_MODEL, version: 'edited-2', weights })
    expect(report!.models.present!.logLoss).not.toBe(report!.models.defaults.logLoss)
    expect(report!.models.defaults.logLoss).toBe(learn(madeLeads(600)).report!.models.defaults.logLoss)
  })

  it('says exactly what is missing', () => {
    expect(learn(madeLeads(38, 0)).lacking).toEqual([
      '38 leads have an outcome in the CRM (won, lost or disqualified). Learning starts at 50: 12 are missing.',
      expect.stringMatching(/^\d leads? (is|are) won\. Learning starts at 15: 1\d are missing\.$/),
    ])
    const open = madeLeads(200).map((lead) => ({ ...lead, anchors: [] }))
    expect(learn(open)).toMatchObject({ leads: 200, closed: 0, won: 0 })
    expect(learn(open).report).toBeUndefined()
    expect(learn(madeLeads(300), DEFAULT_MODEL, 365).lacking[0]).toMatch(
      /^The touchpoints cover 3\d\d days\. To learn whether a lead is won within 365 days/,
    )
  })

  it('counts no touch of a machine, and half of an unsure one', () => {
    const leads = madeLeads(300)
    const changed = (change: (touch: LearningLead['touchpoints'][number]) => LearningLead['touchpoints']) =>
      learn(leads.map((lead) => ({ ...lead, touchpoints: lead.touchpoints.flatMap(change) }))).report!.models
    const plain = learn(leads).report!.models
    const machines = changed((touch) => [touch, { ...touch, type: 'pricing.viewed', grade: 'machine' }])
    expect(machines).toEqual(plain)
    const halves = changed((touch) => [
      { ...touch, grade: 'unsure' },
      { ...touch, grade: 'unsure' },
    ])
    expect(halves.defaults.logLoss).toBeCloseTo(plain.defaults.logLoss, 9)
  })

  it('keeps to a part of the leads where there are too many, always the same', () => {
    const part = () => learn(madeLeads(1200), DEFAULT_MODEL, 30, 1500)
    const { everyDays, oneOf, report } = part()
    expect({ everyDays, oneOf }).toEqual({ everyDays: 28, oneOf: 2 })
    expect(report!.train.leads + report!.test.leads).toBeLessThan(800)
    expect(part().report).toEqual(report)
  })
})

describe('suspected leaks', () => {
  const addTo = (type: TouchpointType, at: (closedAt: number) => number) => (lead: LearningLead) => {
    const added = { type, at: at(lead.anchors[0]!.at) }
    return { ...lead, touchpoints: [...lead.touchpoints, added].sort((a, b) => a.at - b.at) }
  }
  it('are touches that come with the outcome or after it', () => {
    const leads = madeLeads(100).map(addTo('review.security', (closedAt) => closedAt + DAY))
    expect(learn(leads).leaks).toEqual([
      {
        type: 'review.security',
        leads: 100,
        reasons: ['on 100 of 100 closed leads it came first with the outcome or after it'],
      },
    ])
    expect(learn(madeLeads(100)).leaks).toEqual([])
  })
  it('are touches that fix the outcome', () => {
    const leads = madeLeads(300).map((lead) =>
      lead.anchors[0]!.kind === 'won' ? addTo('proposal.viewed', (at) => at - 2 * DAY)(lead) : lead,
    )
    const [leak] = learn(leads).leaks
    expect(leak).toMatchObject({ type: 'proposal.viewed' })
    expect(leak!.reasons[0]).toMatch(
      /^(\d+) of the \1 closed leads that had it earlier were won, of all closed ones \d+%$/,
    )
  })
})
