import type { EvidenceLine } from './feedback'
import {
  addEvidence,
  decay,
  evidenceByClass,
  evidenceFrom,
  evidenceOf,
  likeliestStage,
  stageProbabilities,
  totalEvidence,
  type EvidenceState,
} from './journey-evidence'
import { weightOf, type JourneyModel } from './journey-model'
import type { Touchpoint, TouchpointType } from './touchpoint'
import { touchpointName } from './touchpoint-names'

/** A touch with what z would lose without it; negative speaks against. */
export interface TouchEvidence {
  touchpoint: Touchpoint
  dz: number
}

/** Leave-one-out for every touch that has points, exactly: E_g(A_g) - E_g(A_g - w decayed). Largest first. */
export function leaveOneOut(
  touchpoints: readonly Touchpoint[],
  state: EvidenceState,
  model: JourneyModel,
): TouchEvidence[] {
  const found: TouchEvidence[] = []
  for (const touchpoint of touchpoints) {
    const weight = touchpoint.at <= state.at ? weightOf(touchpoint, model) : undefined
    if (!weight || weight[1] === 0) continue
    const [g, points] = weight
    const left = points * decay(state.at - touchpoint.at, model.halfLife[g]!)
    const dz = evidenceOf(state.points[g]!, g, model) - evidenceOf(state.points[g]! - left, g, model)
    found.push({ touchpoint, dz })
  }
  return found.sort((a, b) => b.dz - a.dz || b.touchpoint.at - a.touchpoint.at || byId(a, b))
}

function byId(a: TouchEvidence, b: TouchEvidence): number {
  return a.touchpoint.id < b.touchpoint.id ? -1 : 1
}

/** The first `most` lines of evidence; touches alike in kind and title share a line with their count. */
export function evidenceLines(ranked: readonly TouchEvidence[], most: number): EvidenceLine[] {
  const lines = new Map<string, EvidenceLine>()
  for (const { touchpoint, dz } of ranked) {
    const key = [touchpoint.type, touchpoint.detail, touchpoint.title ?? touchpoint.url].join('|')
    const line = lines.get(key)
    if (line) {
      line.count++
      line.dz += dz
      line.at = Math.max(line.at, touchpoint.at)
    } else if (lines.size < most) lines.set(key, makeLine(touchpoint, dz))
  }
  return [...lines.values()]
}

/** One touch as a line of evidence. */
export function makeLine(touchpoint: Touchpoint, dz: number): EvidenceLine {
  return {
    type: touchpoint.type,
    label: touchpointName(touchpoint),
    ...(touchpoint.title ? { title: touchpoint.title } : {}),
    count: 1,
    at: touchpoint.at,
    dz,
  }
}

/** What z or the gate lacks for stage k: `max(theta_k - z, gamma_k - G_k)`, never below zero. */
export function missingPoints(evidence: readonly number[], k: number, model: JourneyModel): number {
  return Math.max(0, model.theta[k]! - totalEvidence(evidence), model.gamma[k]! - evidenceFrom(evidence, k))
}

/** Touches a rep or marketer can bring about, weakest first. */
const REACHABLE: readonly TouchpointType[] = [
  'email.clicked',
  'newsletter.subscribed',
  'casestudy.viewed',
  'comparison.viewed',
  'email.replied',
  'asset.downloaded',
  'pricing.viewed',
  'webinar.attended',
  'form.submitted',
  'demo.requested',
  'meeting.held',
  'proposal.viewed',
]

/** Up to two kinds of touch of which one alone would bring stage k today, the least first; else the strongest. */
export function missingHints(state: EvidenceState, k: number, model: JourneyModel): TouchpointType[] {
  const enough = REACHABLE.filter((type) => {
    const weight = weightOf({ type }, model)
    if (!weight) return false
    const after = evidenceByClass(addEvidence(state, weight, state.at, model), model)
    return likeliestStage(stageProbabilities(after, model)) >= k
  })
  return enough.length ? enough.slice(0, 2) : ['demo.requested', 'meeting.held']
}
