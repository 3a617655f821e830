import {
  addEvidence,
  decayTo,
  evidenceByClass,
  likeliestStage,
  noEvidence,
  stageProbabilities,
  totalEvidence,
} from '../journey-evidence'
import type { JourneyModel, Weight } from '../journey-model'
import type { Stage } from '../stage'
import { stageAt } from '../stage-names'

const DAY = 86_400_000

/** A kind of touch as learning sees it. */
export interface TouchKind {
  /** `pricing.viewed`, `form.submitted/product`, or the source's own name where the journey knows none. */
  name: string
  /** Its class and default points. */
  weight: Weight
  /** Something done on the web; a lead without any is a case of its own. */
  isWeb: boolean
  /** What the defaults say, where the model is not the default one. */
  defaultWeight?: Weight
}

const WEB = /^(page|blog|product|pricing|comparison|casestudy|careers|form|asset|chat)\./

/** True for what is done on the web. */
export function isWebType(type: string): boolean {
  return WEB.test(type)
}

/** The touches of one lead in order of time, without the outcome; `kind` is the place in the list of kinds. */
export interface LeadTouches {
  lead: string
  touches: readonly LeadTouch[]
  /** When the outcome came first, ms; absent where it has not. */
  wonAt?: number
  /** When it was lost or disqualified, ms: from then on it is not looked at. */
  lostAt?: number
}

/** `share`: how much of it counts, half of a touch that may be a machine's; all where it is absent. */
export interface LeadTouch {
  at: number
  kind: number
  share?: number
}

/** A lead as it stood at a moment, and whether the outcome came within the horizon. */
export interface JourneySnapshot {
  lead: string
  at: number
  /** Touches so far that have not faded, by kind: each decays with the half-life of its class. */
  counts: Float64Array
  /** The sum of evidence by the default points, and the stage they give. */
  z: number
  /** The same by the default points, where the plan has a default model apart. */
  defaultZ?: number
  stage: Stage
  /** All touches so far. */
  touches: number
  daysSinceLast: number
  hasWeb: boolean
  won: boolean
}

export interface SnapshotPlan {
  kinds: readonly TouchKind[]
  model: JourneyModel
  /** The default model, where `model` is another. */
  defaults?: JourneyModel
  horizonDays: number
  everyDays: number
  /** The last moment that the data knows of, ms: a horizon that ends later is open. */
  knownUntil: number
}

/** A lead that nobody touched for so long is not looked at any more. */
const ACTIVE_DAYS = 180

/**
 * Looks at every lead on the same days: from the day after its first touch until the outcome came or nothing
 * happened for 180 days, as long as the horizon after the day is over. What came after the day is not seen.
 */
export function takeSnapshots(leads: readonly LeadTouches[], plan: SnapshotPlan): JourneySnapshot[] {
  return leads.flatMap((lead) => snapshotsOf(lead, plan))
}

/** How many snapshots a lead gives at most, by the span in which it is looked at. */
export function mostSnapshots(lead: LeadTouches, plan: SnapshotPlan): number {
  const first = lead.touches[0]
  if (!first) return 0
  const every = plan.everyDays * DAY
  return Math.max(0, Math.floor(endOf(lead, plan) / every) - Math.floor(first.at / every))
}

/** The last moment at which a lead is looked at. */
function endOf({ touches, wonAt = Infinity, lostAt = Infinity }: LeadTouches, plan: SnapshotPlan): number {
  const active = (touches.at(-1)?.at ?? -Infinity) + ACTIVE_DAYS * DAY
  return Math.min(plan.knownUntil - plan.horizonDays * DAY, active, wonAt - 1, lostAt - 1)
}

function snapshotsOf(leadTouches: LeadTouches, plan: SnapshotPlan): JourneySnapshot[] {
  const { lead, touches, wonAt } = leadTouches
  const first = touches[0]
  if (!first) return []
  const { kinds, model, defaults } = plan
  const every = plan.everyDays * DAY
  const horizon = plan.horizonDays * DAY
  const end = endOf(leadTouches, plan)
  const found: JourneySnapshot[] = []
  let counts = new Float64Array(kinds.length)
  let evidence = noEvidence(first.at)
  let byDefault = noEvidence(first.at)
  let [seen, countedAt, hasWeb] = [0, first.at, false]
  for (let at = Math.ceil((first.at + 1) / every) * every; at <= end; at += every) {
    counts = counts.map((count, kind) => count * faded(at - countedAt, kinds[kind]!, model))
    countedAt = at
    for (let touch = touches[seen]; touch && touch.at < at; touch = touches[++seen]) {
      const kind = kinds[touch.kind]!
      const share = touch.share ?? 1
      counts[touch.kind]! += share * faded(at - touch.at, kind, model)
      evidence = addEvidence(evidence, shareOf(kind.weight, share), touch.at, model)
      if (defaults && kind.defaultWeight)
        byDefault = addEvidence(byDefault, shareOf(kind.defaultWeight, share), touch.at, defaults)
      hasWeb ||= kind.isWeb
    }
    if (touches[seen - 1]!.at < at - ACTIVE_DAYS * DAY) continue
    const by = evidenceByClass(decayTo(evidence, at, model), model)
    found.push({
      lead,
      at,
      counts: counts.slice(),
      z: totalEvidence(by),
      ...(defaults
        ? { defaultZ: totalEvidence(evidenceByClass(decayTo(byDefault, at, defaults), defaults)) }
        : {}),
      stage: stageAt(likeliestStage(stageProbabilities(by, model))),
      touches: seen,
      daysSinceLast: (at - touches[seen - 1]!.at) / DAY,
      hasWeb,
      won: wonAt !== undefined && wonAt <= at + horizon,
    })
  }
  return found
}

function shareOf([evidenceClass, points]: Weight, share: number): Weight {
  return [evidenceClass, points * share]
}

function faded(ms: number, { weight: [evidenceClass] }: TouchKind, model: JourneyModel): number {
  return 2 ** (-ms / DAY / model.halfLife[evidenceClass]!)
}

/**
 * To learn from: snapshots whose horizon was over by `until`. To be tried on: snapshots from `until` on. Those
 * between are left out, their outcome was not known yet.
 */
export function splitSnapshots(
  snapshots: readonly JourneySnapshot[],
  until: number,
  horizonDays: number,
): { train: JourneySnapshot[]; test: JourneySnapshot[] } {
  return {
    train: snapshots.filter(({ at }) => at + horizonDays * DAY <= until),
    test: snapshots.filter(({ at }) => at >= until),
  }
}
