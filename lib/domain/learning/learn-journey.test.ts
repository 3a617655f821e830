import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJourney } from '../journey'
import { DEFAULT_MODEL, weightOf } from '../journey-model'
import { makeRandom } from '../random'
import type { TouchpointType } from '../touchpoint'
import { splitSnapshots, takeSnapshots, type LeadTouches, type TouchKind } from './journey-snapshot'
import { learnJourney, type JourneyReport } from './learn-journey'

const DAY = 86_400_000
const START = Date.UTC(2025, 0, 6)
const TYPES = ['page.viewed', 'email.opened', 'webinar.attended', 'pricing.viewed', 'careers.viewed'] as const

const kind = (type: TouchpointType): TouchKind => ({
  name: type,
  weight: weightOf({ type }, DEFAULT_MODEL)!,
  isWeb: /^(page|pricing|careers)\./.test(type),
})
const KINDS = TYPES.map(kind)
const PLAN = {
  kinds: KINDS,
  model: DEFAULT_MODEL,
  horizonDays: 14,
  everyDays: 7,
  knownUntil: START + 200 * DAY,
}

/** Leads whose outcome follows some kinds of touch by a law of its own; they touch on for so many days. */
function madeLeads(count: number, seed: string, pull: (kind: number) => number, days = 60): LeadTouches[] {
  const random = makeRandom(seed)
  return Array.from({ length: count }, (_, lead) => {
    const first = START + random() * 150 * DAY
    const touches: LeadTouches['touches'][number][] = []
    let wonAt: number | undefined
    for (let at = first; at < first + days * DAY && !wonAt; at += (0.5 + random() * 8) * DAY) {
      const place = Math.floor(random() * TYPES.length)
      touches.push({ at, kind: place })
      if (random() < pull(place)) wonAt = at + (1 + random() * 9) * DAY
    }
    const known = touches.filter((touch) => wonAt === undefined || touch.at < wonAt)
    return { lead: `lead-${lead}`, touches: known, ...(wonAt ? { wonAt } : {}) }
  })
}

/** Leads that touch on at their own pace and win, or not, whatever they touched. */
function luckyLeads(count: number, seed: string): LeadTouches[] {
  const random = makeRandom(seed)
  return madeLeads(count, seed, () => 0).map((lead) => {
    const wonAt = lead.touches[0]!.at + random() * 400 * DAY
    return { ...lead, touches: lead.touches.filter(({ at }) => at < wonAt), wonAt }
  })
}

const learn = (leads: LeadTouches[]): JourneyReport =>
  learnJourney(takeSnapshots(leads, PLAN), KINDS, DEFAULT_MODEL, {
    until: START + 120 * DAY,
    horizonDays: PLAN.horizonDays,
  })

describe('snapshots', () => {
  const at = (day: number, place: number) => ({ at: START + day * DAY, kind: place })

  it('look at the lead on whole weeks until the outcome, and know what came within the horizon', () => {
    const touches = [at(0.5, 0), at(20, 3)]
    const found = takeSnapshots([{ lead: 'ann', touches, wonAt: START + 30 * DAY }], PLAN)
    expect(found.every((each) => (each.at / DAY) % 7 === 0)).toBe(true)
    expect(found.map((each) => [Math.floor((each.at - START) / DAY), each.touches, each.won])).toEqual([
      [3, 1, false],
      [10, 1, false],
      [17, 1, true],
      [24, 2, true],
    ])
    expect(found[0]!.daysSinceLast).toBeCloseTo(2.5, 9)
  })

  it('end with what is known: no open horizon, nobody silent for half a year', () => {
    const late = { ...PLAN, knownUntil: START + 30 * DAY }
    expect(takeSnapshots([{ lead: 'ann', touches: [at(0, 0)] }], late).map((each) => each.won)).toEqual([
      false,
      false,
    ])
    const long = { ...PLAN, knownUntil: START + 900 * DAY }
    const days = takeSnapshots([{ lead: 'ann', touches: [at(0, 0), at(400, 0)] }], long)
    expect(days.some((each) => each.daysSinceLast > 180)).toBe(false)
    expect(days.some((each) => each.at > START + 400 * DAY)).toBe(true)
  })

  const anyTouches = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 100 }), place: fc.nat({ max: 4 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  it('see nothing of the future, and read z as the journey does', () => {
    fc.assert(
      fc.property(anyTouches, fc.integer({ min: 7, max: 100 }), (plain, cut) => {
        const touches = plain.map(({ day, place }) => at(day + 0.25, place)).sort((a, b) => a.at - b.at)
        const then = START + cut * DAY
        const whole = takeSnapshots([{ lead: 'ann', touches }], PLAN).filter((each) => each.at <= then)
        const past = touches.filter((touch) => touch.at < then)
        if (past.length === 0) return
        const cutOff = takeSnapshots([{ lead: 'ann', touches: past }], PLAN).filter((each) => each.at <= then)
        expect(cutOff).toEqual(whole)
        for (const snapshot of whole) {
          const points = past.map((touch, i) => ({
            id: `t:${i}`,
            type: TYPES[touch.kind]!,
            at: touch.at,
            side: 'marketing' as const,
            source: 'test',
          }))
          expect(snapshot.z).toBeCloseTo(readJourney(points, [], snapshot.at).z, 8)
        }
      }),
    )
  })

  it('learn only from horizons that were over, and leave out those between', () => {
    const found = takeSnapshots([{ lead: 'ann', touches: [at(0, 0)] }], PLAN)
    const until = found[5]!.at
    const { train, test } = splitSnapshots(found, until, 14)
    expect(train).toEqual(found.slice(0, 4))
    expect(test).toEqual(found.slice(5))
  })
})

describe('learning from outcomes', () => {
  it('offers points that clearly beat the present ones, in the right direction', () => {
    // Here careers pages win and pricing pages do not: the contrary of the defaults.
    // They touch on until they win, so that neither time nor number of touches says much.
    const report = learn(madeLeads(1500, 'turned', (place) => (place === 4 ? 0.35 : 0.01), 400))
    const { models, proposal } = report
    expect(models.learned!.auc).toBeGreaterThan(models.defaults.auc! + 0.05)
    expect(models.learned!.logLoss).toBeLessThan(models.defaults.logLoss)
    expect(models.proposed!.logLoss).toBeLessThan(models.defaults.logLoss)
    expect(models.learned!.logLoss).toBeLessThan(models.recency.logLoss)
    expect(models.baseRate.auc).toBe(0.5)
    expect(proposal).toMatchObject({
      offered: true,
      reason: expect.stringContaining('clearly beat the present ones'),
    })
    const proposed = new Map(proposal.weights.map((weight) => [weight.type, weight.proposed]))
    expect(proposed.get('careers.viewed')).toBeGreaterThan(5)
    expect(report.model!.version).toBe(proposal.version)
    expect(report.model!.weights['careers.viewed']).toEqual([0, proposed.get('careers.viewed')])
    expect(DEFAULT_MODEL.weights['careers.viewed']).toEqual([0, -10])
  })

  it('does not offer points that lose to the time since the last touch alone', () => {
    // The same, but who did not win in sixty days falls silent: that says more than any points do.
    const { models, proposal, model } = learn(
      madeLeads(1500, 'turned', (place) => (place === 4 ? 0.35 : 0.01)),
    )
    expect(models.proposed!.logLoss).toBeLessThan(models.defaults.logLoss)
    expect(models.recency.logLoss).toBeLessThan(models.proposed!.logLoss)
    expect(proposal).toMatchObject({
      offered: false,
      reason: expect.stringContaining('They lose to the time since the last touch alone'),
    })
    expect(model).toBeUndefined()
  })

  it('does not offer what it read out of noise', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { proposal, model } = learn(luckyLeads(600, seed))
      expect(proposal).toMatchObject({
        offered: false,
        reason: expect.stringContaining('do not clearly beat'),
      })
      expect(model).toBeUndefined()
    }
  })

  it('learns nothing from fewer than fifty leads, or fifteen that won', () => {
    const few = learn(madeLeads(60, 'few', (place) => (place === 4 ? 0.5 : 0.01)))
    expect(few.models.learned).toBeUndefined()
    expect(few.proposal.reason).toMatch(
      /^There are \d+ leads with a known outcome, \d+ of them won; learning starts/,
    )
    const rare = learn(madeLeads(400, 'rare', () => 0.002))
    expect(rare.train.leads).toBeGreaterThan(50)
    expect(rare.train.wonLeads).toBeLessThan(15)
    expect(rare.proposal.offered).toBe(false)
  })

  it('reports by stage with intervals and month by month, and counts all it tried', () => {
    const report = learn(madeLeads(600, 'report', (place) => (place === 3 ? 0.4 : 0.02)))
    const sum = (figures: number[]) => figures.reduce((total, n) => total + n, 0)
    expect(sum(report.byStage.map(({ n }) => n))).toBe(report.test.snapshots)
    expect(sum(report.byMonth.map(({ n }) => n))).toBe(report.test.snapshots)
    expect(sum(report.byMonth.map(({ won }) => won))).toBe(report.test.won)
    for (const { rate, low, high } of report.byStage) {
      expect(low).toBeLessThanOrEqual(rate!)
      expect(high).toBeGreaterThanOrEqual(rate!)
    }
    expect(report.byMonth.map(({ month }) => month)).toEqual(['2025-05', '2025-06', '2025-07'])
  })

  it('says which side of the day is empty', () => {
    const snapshots = takeSnapshots(
      madeLeads(20, 'x', () => 0.1),
      PLAN,
    )
    const until = (day: number) => () =>
      learnJourney(snapshots, KINDS, DEFAULT_MODEL, { until: START + day * DAY, horizonDays: 14 })
    expect(until(1)).toThrow('early enough')
    expect(until(400)).toThrow('late enough')
  })
})
