import {
  evidenceByClass,
  noEvidence,
  addEvidence,
  stageProbabilities,
  totalEvidence,
} from './journey-evidence'
import { DEFAULT_MODEL, weightOf, type JourneyModel } from './journey-model'
import { byTime, walkJourney, type JourneyPath } from './journey-path'
import type { JourneyReading } from './journey-reading'
import {
  evidenceLines,
  leaveOneOut,
  makeLine,
  missingHints,
  missingPoints,
  type TouchEvidence,
} from './journey-why'
import type { Anchor } from './lead'
import { stageAt, stageIndex } from './stage-names'
import type { Touchpoint } from './touchpoint'

const TREND_WEEKS = 2
const TREND_MS = TREND_WEEKS * 7 * 86_400_000
const TREND_POINTS = 2.5
const EVIDENCE_LINES = 3

/**
 * Where a lead is on the journey at `now`, and why. The stage follows the evidence with hysteresis and within what
 * the CRM's facts allow. Formulas: docs/journey.md. The order of the touchpoints does not matter.
 */
export function readJourney(
  touchpoints: readonly Touchpoint[],
  anchors: readonly Anchor[],
  now: number,
  model: JourneyModel = DEFAULT_MODEL,
): JourneyReading {
  const path = walkJourney(touchpoints, anchors, now, model)
  const evidence = evidenceByClass(path.state, model)
  const probabilities = stageProbabilities(evidence, model)
  const z = totalEvidence(evidence)
  const ranked = leaveOneOut(touchpoints, path.state, model)
  const change = z - zAt(now - TREND_MS, touchpoints, model)
  return {
    stage: stageAt(path.stage),
    sureness: sureness(path, probabilities),
    probabilities,
    z,
    since: path.since,
    trend: trendOf(change),
    velocity: change / TREND_WEEKS,
    evidenceFor: evidenceLines(
      ranked.filter((e) => e.dz > 0),
      EVIDENCE_LINES,
    ),
    ...against(ranked),
    ...movedBy(path, ranked),
    ...missing(path, evidence, model),
    ...(path.bounds.anchor ? { anchor: path.bounds.anchor } : {}),
    modelVersion: model.version,
  }
}

/** How sure the stage is: a fact of the CRM that holds it is certain; else P(this stage and not the next). */
function sureness(path: JourneyPath, probabilities: readonly number[]): number {
  if (path.bounds.anchor && (path.stage === path.bounds.floor || path.stage === path.bounds.ceiling)) return 1
  return (probabilities[path.stage] ?? 1) - (probabilities[path.stage + 1] ?? 0)
}

function trendOf(change: number): JourneyReading['trend'] {
  if (Math.abs(change) <= TREND_POINTS) return 'steady'
  return change > 0 ? 'warming' : 'cooling'
}

/** z as it stood at an earlier time. In order of time: sums in another order differ in the last digit. */
function zAt(then: number, touchpoints: readonly Touchpoint[], model: JourneyModel): number {
  const past = touchpoints.filter(({ at }) => at <= then).sort(byTime)
  let state = noEvidence(then)
  for (const touchpoint of past) {
    const weight = weightOf(touchpoint, model)
    if (weight) state = addEvidence(state, weight, touchpoint.at, model)
  }
  return totalEvidence(evidenceByClass(state, model))
}

function against(ranked: readonly TouchEvidence[]): Pick<JourneyReading, 'evidenceAgainst'> {
  const lines = evidenceLines(ranked.filter((e) => e.dz < 0).reverse(), 1)
  return lines[0] ? { evidenceAgainst: lines[0] } : {}
}

function movedBy(path: JourneyPath, ranked: readonly TouchEvidence[]): Pick<JourneyReading, 'movedBy'> {
  const mover = path.movedBy
  if (!mover) return {}
  return { movedBy: makeLine(mover, ranked.find((e) => e.touchpoint.id === mover.id)?.dz ?? 0) }
}

/** What the next stage lacks. Purchase comes by a won deal in the CRM only, so it has no hints. */
function missing(
  path: JourneyPath,
  evidence: readonly number[],
  model: JourneyModel,
): Pick<JourneyReading, 'missing'> {
  const next = path.stage + 1
  if (next > stageIndex('purchase')) return {}
  if (next === stageIndex('purchase')) return { missing: { stage: 'purchase', points: 0, hints: [] } }
  const points = missingPoints(evidence, next, model)
  return { missing: { stage: stageAt(next), points, hints: missingHints(path.state, next, model) } }
}
