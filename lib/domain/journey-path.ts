import { anchorBounds, type AnchorBounds } from './journey-anchor'
import {
  addEvidence,
  decayTo,
  evidenceByClass,
  likeliestStage,
  noEvidence,
  stageProbabilities,
  type EvidenceState,
} from './journey-evidence'
import { weightOf, type JourneyModel } from './journey-model'
import type { Rise } from './advance'
import type { Anchor } from './lead'
import { stageAt } from './stage-names'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000

/** The way of a lead through the stages up to a time. */
export interface JourneyPath {
  stage: number
  /** When it came to this stage. */
  since: number
  /** The touch that moved it there; absent where decay or the CRM did. */
  movedBy?: Touchpoint
  /** Every step up on the way. */
  rises: Rise[]
  state: EvidenceState
  bounds: AnchorBounds
}

/**
 * Walks touches, CRM facts and the days between them, in order of time. Up at once; down only when the present
 * stage has become improbable, so that a stage does not flutter. Touches after `now` do not count.
 * @param touchpoints any order
 */
export function walkJourney(
  touchpoints: readonly Touchpoint[],
  anchors: readonly Anchor[],
  now: number,
  model: JourneyModel,
): JourneyPath {
  const steps = stepsUntil(touchpoints, anchors, now)
  const start = steps[0]?.at ?? now
  let path: JourneyPath = {
    stage: 0,
    since: start,
    rises: [],
    state: noEvidence(start),
    bounds: anchorBounds([], start),
  }
  for (const { at, touchpoint } of steps) {
    const weight = touchpoint && weightOf(touchpoint, model)
    const state = weight ? addEvidence(path.state, weight, at, model) : decayTo(path.state, at, model)
    const bounds = anchors.length ? anchorBounds(anchors, at) : path.bounds
    const stage = nextStage(path.stage, state, bounds, model)
    if (stage === path.stage) {
      path = { ...path, state, bounds }
      continue
    }
    const rose = stage > path.stage
    const rises = rose ? [...path.rises, { at, stage: stageAt(stage) }] : path.rises
    path = { stage, since: at, movedBy: rose && weight ? touchpoint : undefined, rises, state, bounds }
  }
  return path
}

/** The stage after this one, held by the bounds. */
function nextStage(stage: number, state: EvidenceState, bounds: AnchorBounds, model: JourneyModel): number {
  const probabilities = stageProbabilities(evidenceByClass(state, model), model)
  const likeliest = likeliestStage(probabilities)
  const leaves = likeliest > stage || (probabilities[stage] ?? 0) < model.leaveBelow
  return Math.min(bounds.ceiling, Math.max(bounds.floor, leaves ? likeliest : stage))
}

interface Step {
  at: number
  touchpoint?: Touchpoint
}

/** Every moment at which the stage can change: each touch, each CRM fact, each day between, and now. */
function stepsUntil(touchpoints: readonly Touchpoint[], anchors: readonly Anchor[], now: number): Step[] {
  const steps: Step[] = touchpoints.filter((t) => t.at <= now).map((t) => ({ at: t.at, touchpoint: t }))
  for (const anchor of anchors) if (anchor.at <= now) steps.push({ at: anchor.at })
  const first = steps.reduce((least, step) => Math.min(least, step.at), now)
  for (let day = first + DAY; day < now; day += DAY) steps.push({ at: day })
  steps.push({ at: now })
  return steps.sort((a, b) => a.at - b.at || order(a).localeCompare(order(b)))
}

/** Touches of one moment stand in the order of their ids; what carries no touch comes last. */
function order(step: Step): string {
  return step.touchpoint?.id ?? '\uffff'
}
