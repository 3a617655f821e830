import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJourney } from './journey'
import { addEvidence, decayTo, evidenceByClass, noEvidence, totalEvidence } from './journey-evidence'
import { DEFAULT_MODEL, weightOf } from './journey-model'
import { leaveOneOut } from './journey-why'
import { walkJourney } from './journey-path'
import { TOUCHPOINT_TYPES, type Touchpoint, type TouchpointType } from './touchpoint'

const DAY = 86_400_000
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

let count = 0
function touch(type: TouchpointType, at: number, more: Partial<Touchpoint> = {}): Touchpoint {
  return { id: `t:${count++}`, type, at, side: 'marketing', source: 'test', ...more }
}

/** Figures of an independent implementation of the same formulas. */
const GOLDEN = [
  {
    name: 'one blog view',
    touches: [touch('blog.viewed', day('2025-01-01'))],
    readAt: day('2025-01-01'),
    z: 0.951626,
    evidence: [0.951626, 0, 0, 0, 0],
    probabilities: [1, 0.167982, 0.008163, 0.000149, 0.000001],
    stage: 'awareness',
    top: [0.9516],
  },
  {
    name: 'thirty blog views in thirty days',
    touches: Array.from({ length: 30 }, (_, i) => touch('blog.viewed', day('2025-01-01') + i * DAY)),
    readAt: day('2025-01-30'),
    z: 7.983923,
    evidence: [7.983923, 0, 0, 0, 0],
    probabilities: [1, 0.167982, 0.008163, 0.000335, 0.000004],
    stage: 'awareness',
    top: [0.212, 0.2013, 0.1911],
  },
  {
    name: 'a content lead',
    touches: [
      touch('ad.clicked', day('2025-01-01')),
      touch('form.submitted', day('2025-01-01')),
      touch('email.clicked', day('2025-01-08')),
    ],
    readAt: day('2025-01-08'),
    z: 14.568035,
    evidence: [1.318766, 13.24927, 0, 0, 0],
    probabilities: [1, 0.871424, 0.008163, 0.000335, 0.000015],
    stage: 'interest',
    top: [10.4223, 1.4982, 1.3188],
  },
  {
    name: 'pricing pages after a webinar',
    touches: [
      touch('form.submitted', day('2025-01-01')),
      touch('webinar.attended', day('2025-01-10')),
      touch('pricing.viewed', day('2025-01-18')),
      touch('pricing.viewed', day('2025-01-19')),
      touch('product.viewed', day('2025-01-19')),
    ],
    readAt: day('2025-01-19'),
    z: 50.576669,
    evidence: [0, 8.925406, 16.303575, 25.347687, 0],
    probabilities: [1, 0.99989, 0.997796, 0.753122, 0.000045],
    stage: 'intent',
    top: [12.4762, 11.7254, 11.531],
  },
  {
    name: 'a form and an unsubscribe',
    touches: [touch('form.submitted', day('2025-01-01')), touch('email.unsubscribed', day('2025-01-05'))],
    readAt: day('2025-01-05'),
    z: 2.402875,
    evidence: [0, 2.402875, 0, 0, 0],
    probabilities: [1, 0.345507, 0.008163, 0.0002, 0.000001],
    stage: 'awareness',
    top: [17.4029, -10.1956],
  },
] as const

describe('golden readings', () => {
  it.each(GOLDEN)('$name', ({ touches, readAt, z, evidence, probabilities, stage, top }) => {
    const reading = readJourney(touches, [], readAt)
    const path = walkJourney(touches, [], readAt, DEFAULT_MODEL)
    const ranked = leaveOneOut(touches, path.state, DEFAULT_MODEL)
    expect(Math.abs(reading.z - z)).toBeLessThan(1e-6)
    evidenceByClass(path.state, DEFAULT_MODEL).forEach((e, g) =>
      expect(Math.abs(e - evidence[g]!)).toBeLessThan(1e-6),
    )
    reading.probabilities.forEach((p, k) => expect(Math.abs(p - probabilities[k]!)).toBeLessThan(1e-6))
    top.forEach((dz, i) => expect(Math.abs(ranked[i]!.dz - dz)).toBeLessThan(1e-4))
    // The last case leaves Interest by hysteresis only below .35: .3455 is below it.
    expect(reading.stage).toBe(stage)
  })
})

describe('order and time', () => {
  const anyTouch = fc.record({
    type: fc.constantFrom(...TOUCHPOINT_TYPES),
    at: fc.integer({ min: day('2025-01-01'), max: day('2025-03-01') }),
    grade: fc.constantFrom(undefined, 'machine' as const, 'unsure' as const),
  })

  it('reads the same in every order', () => {
    fc.assert(
      fc.property(fc.array(anyTouch, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (plain, dice) => {
        const touches = plain.map((t, i) => ({ ...touch(t.type, t.at), id: `p:${i}`, grade: t.grade }))
        const shuffled = touches
          .map((t) => ({ t, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ t }) => t)
        const now = day('2025-03-05')
        expect(readJourney(shuffled, [], now)).toEqual(readJourney(touches, [], now))
      }),
    )
  })

  it('adds late events one by one to the same state', () => {
    fc.assert(
      fc.property(fc.array(anyTouch, { minLength: 1, maxLength: 20 }), (plain) => {
        const state = plain.reduce(
          (s, t) => {
            const weight = weightOf(t, DEFAULT_MODEL)
            return weight ? addEvidence(s, weight, t.at, DEFAULT_MODEL) : s
          },
          noEvidence(day('2025-02-01')),
        )
        const now = day('2025-03-05')
        const z = totalEvidence(evidenceByClass(decayTo(state, now, DEFAULT_MODEL), DEFAULT_MODEL))
        const touches = plain.map((t, i) => ({ ...touch(t.type, t.at), id: `p:${i}`, grade: t.grade }))
        expect(z).toBeCloseTo(readJourney(touches, [], now).z, 8)
      }),
    )
  })

  it('counts no touch of the future', () => {
    const now = day('2025-01-10')
    expect(readJourney([touch('demo.requested', now + DAY)], [], now).z).toBe(0)
  })
})

describe('grades', () => {
  const now = day('2025-01-10')
  it('gives machines nothing and the unsure half', () => {
    expect(readJourney([touch('email.clicked', now, { grade: 'machine' })], [], now).z).toBe(0)
    const state = addEvidence(
      noEvidence(now),
      weightOf({ type: 'email.clicked', grade: 'unsure' }, DEFAULT_MODEL)!,
      now,
      DEFAULT_MODEL,
    )
    expect(state.points[1]).toBe(1.5)
  })
  it('knows a product form from a content form', () => {
    expect(weightOf({ type: 'form.submitted', detail: 'product' }, DEFAULT_MODEL)).toEqual([3, 40])
    expect(weightOf({ type: 'form.submitted' }, DEFAULT_MODEL)).toEqual([1, 20])
  })
})

describe('the stage over time', () => {
  it('keeps a stage until it is improbable, then lets go on a day of its own', () => {
    const start = day('2025-01-01')
    const touches = [touch('form.submitted', start)]
    const soon = readJourney(touches, [], start + 10 * DAY)
    expect(soon.stage).toBe('interest')
    expect(soon.since).toBe(start)
    const late = readJourney(touches, [], start + 90 * DAY)
    expect(late.stage).toBe('awareness')
    expect(late.since).toBeGreaterThan(start + 20 * DAY)
    expect(late.movedBy).toBeUndefined()
  })

  it('names the touch that moved it and the day', () => {
    const start = day('2025-01-01')
    const reading = readJourney(
      [
        touch('webinar.attended', start, { title: 'Rollout' }),
        touch('pricing.viewed', start + 3 * DAY),
        touch('demo.requested', start + 5 * DAY),
      ],
      [],
      start + 6 * DAY,
    )
    expect(reading.stage).toBe('intent')
    expect(reading.movedBy).toMatchObject({ type: 'demo.requested', at: start + 5 * DAY })
    expect(reading.since).toBe(start + 5 * DAY)
    expect(reading.trend).toBe('warming')
    // Nothing stood fourteen days ago: all of z came in two weeks.
    expect(reading.velocity).toBeCloseTo(reading.z / 2, 12)
  })

  it('says what is missing, and one of the hints would bring the next stage', () => {
    const now = day('2025-01-10')
    const touches = [touch('form.submitted', now - DAY), touch('asset.downloaded', now)]
    const reading = readJourney(touches, [], now)
    expect(reading.stage).toBe('consideration')
    expect(reading.missing?.stage).toBe('intent')
    const hint = reading.missing!.hints[0]!
    expect(readJourney([...touches, touch(hint, now)], [], now).stage).toBe('intent')
  })

  it('tells every step up, and none of the steps down', () => {
    const start = day('2025-01-01')
    const touches = [touch('form.submitted', start), touch('demo.requested', start + 60 * DAY)]
    const { rises } = walkJourney(touches, [], start + 200 * DAY, DEFAULT_MODEL)
    expect(rises).toEqual([
      { at: start, stage: 'interest' },
      { at: start + 60 * DAY, stage: 'intent' },
    ])
  })

  it('counts all like touches on a line, also those weaker than a fourth line', () => {
    const now = day('2025-06-10')
    const types = ['pricing.viewed', 'webinar.attended', 'casestudy.viewed', 'email.clicked'] as const
    const touches = [...types.map((type) => touch(type, now)), touch('pricing.viewed', now - 120 * DAY)]
    const lines = readJourney(touches, [], now).evidenceFor
    expect(lines.map((line) => [line.type, line.count])).toEqual([
      ['webinar.attended', 1],
      ['pricing.viewed', 2],
      ['casestudy.viewed', 1],
    ])
  })

  it('puts like touches on one line with their count', () => {
    const now = day('2025-01-10')
    const reading = readJourney([touch('pricing.viewed', now - DAY), touch('pricing.viewed', now)], [], now)
    expect(reading.evidenceFor).toHaveLength(1)
    expect(reading.evidenceFor[0]).toMatchObject({ label: 'Pricing page', count: 2, at: now })
  })
})

describe('facts of the CRM', () => {
  const now = day('2025-06-01')
  it('makes a won deal Purchase, and no click ever does', () => {
    expect(readJourney([], [{ kind: 'won', at: now - DAY }], now)).toMatchObject({
      stage: 'purchase',
      sureness: 1,
    })
    const many = Array.from({ length: 50 }, () => touch('trial.started', now))
    expect(readJourney(many, [], now).stage).toBe('evaluation')
  })
  it('holds an open opportunity at Evaluation and a meeting at Intent', () => {
    expect(
      readJourney(
        [],
        [
          { kind: 'opportunity', at: now - DAY },
          { kind: 'meeting', at: now },
        ],
        now,
      ).stage,
    ).toBe('evaluation')
    expect(readJourney([], [{ kind: 'sql', at: now - DAY }], now).stage).toBe('intent')
  })
  it('holds a lost lead at Interest for ninety days, then lets the evidence speak', () => {
    const touches = [touch('demo.requested', now)]
    expect(readJourney(touches, [{ kind: 'lost', at: now - 10 * DAY }], now).stage).toBe('interest')
    expect(readJourney(touches, [{ kind: 'lost', at: now - 91 * DAY }], now).stage).toBe('intent')
    expect(
      readJourney(
        touches,
        [
          { kind: 'opportunity', at: now - 20 * DAY },
          { kind: 'lost', at: now - 10 * DAY },
        ],
        now,
      ).stage,
    ).toBe('interest')
  })
  it('does not know a fact before its day', () => {
    expect(readJourney([], [{ kind: 'won', at: now + DAY }], now).stage).toBe('awareness')
  })
})
