import type { JourneyModel, Weight } from './journey-model'

const DAY = 86_400_000

/** The journey of a lead in five numbers and one time: decayed points of each class at `at` (ms). */
export interface EvidenceState {
  points: number[]
  at: number
}

/** No evidence at a time. */
export function noEvidence(at: number): EvidenceState {
  return { points: [0, 0, 0, 0, 0], at }
}

/** What is left of points after some milliseconds: `2^(-days/halfLife)`. */
export function decay(ms: number, halfLifeDays: number): number {
  return Math.exp((-ms * Math.LN2) / DAY / halfLifeDays)
}

/** Adds a touch. A late one is added as it would stand by now, so that the order of events changes nothing. */
export function addEvidence(
  state: EvidenceState,
  [evidenceClass, points]: Weight,
  at: number,
  model: JourneyModel,
): EvidenceState {
  const halfLife = model.halfLife[evidenceClass]!
  if (at >= state.at) {
    const moved = decayTo(state, at, model)
    moved.points[evidenceClass]! += points
    return moved
  }
  const kept = [...state.points]
  kept[evidenceClass]! += points * decay(state.at - at, halfLife)
  return { points: kept, at: state.at }
}

/** The same evidence as it stands at a later time. */
export function decayTo(state: EvidenceState, at: number, model: JourneyModel): EvidenceState {
  const ms = at - state.at
  const points = [...state.points]
  // A plain loop: this runs several times for every touch of every journey.
  for (let g = 0; ms !== 0 && g < points.length; g++)
    if (points[g] !== 0) points[g]! *= decay(ms, model.halfLife[g]!)
  return { points, at }
}

/** What a class gives for its points: bounded by the cap above, straight below zero. */
export function evidenceOf(points: number, evidenceClass: number, model: JourneyModel): number {
  const cap = model.cap[evidenceClass]!
  return points <= 0 ? points : cap * (1 - Math.exp(-points / cap))
}

/** E of every class, awareness .. evaluation. */
export function evidenceByClass(state: EvidenceState, model: JourneyModel): number[] {
  return state.points.map((points, g) => evidenceOf(points, g, model))
}

/** z: the sum over all classes. */
export function totalEvidence(evidence: readonly number[]): number {
  return evidence.reduce((sum, e) => sum + e, 0)
}

/** G_k: the evidence of class k and above. */
export function evidenceFrom(evidence: readonly number[], k: number): number {
  return totalEvidence(evidence.slice(k))
}

/** P(at least stage k) for awareness .. evaluation: logistic in the margin, made non-increasing; awareness is certain. */
export function stageProbabilities(evidence: readonly number[], model: JourneyModel): number[] {
  const z = totalEvidence(evidence)
  const probabilities = [1]
  // G_k by taking classes off from below: this runs for every touch of every journey.
  let from = z
  for (let k = 1; k < evidence.length; k++) {
    from -= evidence[k - 1]!
    const gate = model.gateSlope * (from - model.gamma[k]!)
    const margin = Math.min(z - model.theta[k]!, gate)
    const p = 1 / (1 + Math.exp(-margin / model.temperature))
    probabilities.push(Math.min(p, probabilities[k - 1]!))
  }
  return probabilities
}

/** The last stage with a probability of at least one half, 0 to 4. */
export function likeliestStage(probabilities: readonly number[]): number {
  return probabilities.findLastIndex((p) => p >= 0.5)
}
