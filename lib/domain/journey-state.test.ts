import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorBounds } from './journey-anchor'
import {
  addEvidence,
  decayTo,
  evidenceByClass,
  likeliestStage,
  noEvidence,
  stageProbabilities,
  totalEvidence,
} from './journey-evidence'
import { DEFAULT_MODEL, weightOf } from './journey-model'
import { walkJourney } from './journey-path'
import { foldTouch, isStaleState, journeyAt, type JourneyState } from './journey-state'
import { leaveOneOut } from './journey-why'
import type { Anchor } from './lead'
import { TOUCHPOINT_TYPES, type Touchpoint } from './touchpoint'

const DAY = 86_400_000
const START = Date.parse('2025-01-01T00:00:00Z')
const NOW = START + 400 * DAY

const anyTouches = fc
  .array(
    fc.record({
      type: fc.constantFrom(...TOUCHPOINT_TYPES),
      at: fc.integer({ min: START, max: START + 200 * DAY }),
      grade: fc.constantFrom(undefined, 'machine' as const, 'unsure' as const),
    }),
    { maxLength: 25 },
  )
  .map((plain) =>
    plain.map((t, i): Touchpoint => ({ ...t, id: `t:${i}`, side: 'marketing', source: 'test' })),
  )
const anyAnchors = fc.array(
  fc.record({
    kind: fc.constantFrom('won', 'opportunity', 'sql', 'meeting', 'lost', 'disqualified') as fc.Arbitrary<
      Anchor['kind']
    >,
    at: fc.integer({ min: START, max: START + 250 * DAY }),
  }),
  { maxLength: 3 },
)

/** The plain way: every touch, every fact, every single day. */
function walkEveryDay(touches: readonly Touchpoint[], anchors: readonly Anchor[], now: number) {
  const steps: { at: number; touch?: Touchpoint }[] = [
    ...touches.map((touch) => ({ at: touch.at, touch })),
    ...anchors,
  ]
  const first = Math.min(now, ...steps.map((step) => step.at))
  for (let at = first + DAY; at < now; at += DAY) steps.push({ at })
  steps.push({ at: now })
  steps.sort((a, b) => a.at - b.at || ((a.touch?.id ?? '~') < (b.touch?.id ?? '~') ? -1 : 1))
  let [stage, since, evidence] = [0, first, noEvidence(first)]
  const rises: number[] = []
  let movedBy: string | undefined
  for (const { at, touch } of steps) {
    const weight = touch && weightOf(touch, DEFAULT_MODEL)
    evidence = weight
      ? addEvidence(evidence, weight, at, DEFAULT_MODEL)
      : decayTo(evidence, at, DEFAULT_MODEL)
    const probabilities = stageProbabilities(evidenceByClass(evidence, DEFAULT_MODEL), DEFAULT_MODEL)
    const likeliest = likeliestStage(probabilities)
    const leaves = likeliest > stage || (probabilities[stage] ?? 0) < 0.35
    const { floor, ceiling } = anchorBounds(anchors, at)
    const next = Math.min(ceiling, Math.max(floor, leaves ? likeliest : stage))
    if (next === stage) continue
    if (next > stage) rises.push(at)
    movedBy = next > stage && weight ? touch.id : undefined
    ;[stage, since] = [next, at]
  }
  return { stage, since, movedBy, rises }
}

function folded(touches: readonly Touchpoint[], anchors: readonly Anchor[] = []): JourneyState | undefined {
  return touches.reduce<JourneyState | undefined>(
    (state, touch) => foldTouch(state, touch, anchors, DEFAULT_MODEL),
    undefined,
  )
}

const zOf = (state: { points: number[]; at: number }) =>
  totalEvidence(evidenceByClass(decayTo(state, NOW, DEFAULT_MODEL), DEFAULT_MODEL))

const inTime = (touches: readonly Touchpoint[]) =>
  [...touches].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

describe('a walk that skips quiet days', () => {
  it('comes to the same stage, day and mover as one that looks at every day', () => {
    fc.assert(
      fc.property(anyTouches, anyAnchors, (touches, anchors) => {
        const path = walkJourney(touches, anchors, NOW, DEFAULT_MODEL)
        expect({
          stage: path.stage,
          since: path.since,
          movedBy: path.movedBy?.id,
          rises: path.rises.map((rise) => rise.at),
        }).toEqual(walkEveryDay(touches, anchors, NOW))
      }),
      { numRuns: 400 },
    )
  })
})

describe('the incremental state', () => {
  it('gives what a walk over all touches gives, touch by touch and stored between', () => {
    fc.assert(
      fc.property(anyTouches, anyAnchors, (touches, anchors) => {
        const state = inTime(touches).reduce<JourneyState | undefined>((before, touch) => {
          const stored = before && (JSON.parse(JSON.stringify(before)) as JourneyState)
          return foldTouch(stored, touch, anchors, DEFAULT_MODEL)
        }, undefined)
        if (!state) return
        expect(isStaleState(state, anchors, DEFAULT_MODEL)).toBe(false)
        const read = journeyAt(state, NOW, anchors, DEFAULT_MODEL)
        const path = walkJourney(touches, anchors, NOW, DEFAULT_MODEL)
        expect([read.stage, read.rises]).toEqual([path.stage, path.rises])
        expect(read.since).toBe(path.since)
      }),
    )
  })

  it('holds the same evidence in every order, and says where the stage must be walked anew', () => {
    fc.assert(
      fc.property(anyTouches, fc.infiniteStream(fc.nat()), (touches, dice) => {
        const shuffled = touches
          .map((touch) => ({ touch, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ touch }) => touch)
        const state = folded(shuffled)
        if (!state) return
        const path = walkJourney(touches, [], NOW, DEFAULT_MODEL)
        expect(zOf(state)).toBeCloseTo(zOf(path.state), 8)
        if (!isStaleState(state, [], DEFAULT_MODEL))
          expect(journeyAt(state, NOW, [], DEFAULT_MODEL)).toMatchObject({
            stage: path.stage,
            since: path.since,
          })
        else expect(shuffled).not.toEqual(inTime(touches))
      }),
    )
  })

  it('goes stale by a late touch, an older fact of the CRM and a new version of the model', () => {
    const touch = (id: string, at: number): Touchpoint => ({
      id,
      at,
      type: 'demo.requested',
      side: 'marketing',
      source: 'test',
    })
    const state = folded([touch('b', START)])!
    expect(isStaleState(state, [], DEFAULT_MODEL)).toBe(false)
    expect(isStaleState(folded([touch('b', START), touch('a', START - 1)])!, [], DEFAULT_MODEL)).toBe(true)
    expect(isStaleState(folded([touch('b', START), touch('a', START)])!, [], DEFAULT_MODEL)).toBe(true)
    expect(isStaleState(state, [{ kind: 'lost', at: START - DAY }], DEFAULT_MODEL)).toBe(true)
    expect(isStaleState(state, [{ kind: 'lost', at: START + DAY }], DEFAULT_MODEL)).toBe(false)
    expect(isStaleState(state, [], { ...DEFAULT_MODEL, version: 'edited-2' })).toBe(true)
  })
})

describe('leave-one-out', () => {
  it('is what z loses when the touch is really taken away', () => {
    fc.assert(
      fc.property(anyTouches, (touches) => {
        const path = walkJourney(touches, [], NOW, DEFAULT_MODEL)
        for (const { touchpoint, dz } of leaveOneOut(touches, path.state, DEFAULT_MODEL)) {
          const without = touches.filter((touch) => touch.id !== touchpoint.id)
          expect(dz).toBeCloseTo(zOf(path.state) - zOf(walkJourney(without, [], NOW, DEFAULT_MODEL).state), 9)
        }
      }),
    )
  })
})
