import { evidenceOf, likeliestStage, stageProbabilities, totalEvidence } from '../journey-evidence'
import type { JourneyModel, Weight } from '../journey-model'
import { hash } from '../random'
import { fitScale, type LearnedModel, type Rival, type Rivals, type Teller } from './journey-models'
import type { JourneySnapshot, TouchKind } from './journey-snapshot'
import { surprise } from './prediction'
import type { Steps } from './steps'

/** New points for a kind of touch, beside the present ones. */
export interface WeightChange {
  type: string
  evidenceClass: number
  points: number
  proposed: number
}

/** A proposal of new points: a marketer accepts or refuses. Points that lose are not offered. */
export interface WeightProposal {
  offered: boolean
  /** Why it is offered, or not, in words. */
  reason: string
  /** Version of the model that the accepted points would make; absent where none were learned. */
  version?: string
  weights: WeightChange[]
}

/** No touch fills more of its class than the strongest default ones, and none takes more than a spam complaint. */
const MOST_OF_CAP = 0.6
const LEAST_POINTS = -40

/** Sizes tried, in multiples of the one at which learned and default points are alike in size. */
const SIZES = [0.25, 0.5, 1, 2, 4]

/**
 * The learned touches as points of the journey's own formula, in which a class fills up. Nats say nothing of how large
 * points should be: of the scale of the present points and a few about their size, the one is taken that surprises
 * least on the snapshots learned from.
 */
export function* proposePoints(
  train: readonly JourneySnapshot[],
  learned: LearnedModel,
  kinds: readonly TouchKind[],
  model: JourneyModel,
): Steps<{ changes: WeightChange[]; teller: Teller }> {
  const alike = natsAlike(learned, kinds, model)
  const scales = [learned.natsAPoint, ...SIZES.map((size) => alike / size)].filter((scale) => scale > 0)
  const tried: { changes: WeightChange[]; teller: Teller; loss: number }[] = []
  for (const scale of scales) {
    const changes = pointsAt(scale, learned, kinds, model)
    const { teller } = yield* fitScale(train, (snapshot) => zBy(snapshot, changes, model))
    yield
    const loss = train.reduce((sum, each) => sum + surprise({ chance: teller(each), won: each.won }), 0)
    tried.push({ changes, teller, loss })
  }
  return tried.reduce((best, each) => (each.loss < best.loss ? each : best))
}

/** Nats for a point at which learned touches are together as large as the default ones. */
function natsAlike({ oneTouch }: LearnedModel, kinds: readonly TouchKind[], model: JourneyModel): number {
  const pairs = kinds.flatMap(({ weight: [evidenceClass, points] }, kind) => {
    const nats = oneTouch[kind]
    return nats === undefined ? [] : [{ nats, evidence: evidenceOf(points, evidenceClass, model) }]
  })
  const size = (values: number[]) => Math.hypot(...values)
  const present = size(pairs.map(({ evidence }) => evidence))
  return present > 0 ? size(pairs.map(({ nats }) => nats)) / present : 0
}

function pointsAt(
  natsAPoint: number,
  { oneTouch }: LearnedModel,
  kinds: readonly TouchKind[],
  model: JourneyModel,
): WeightChange[] {
  return kinds.map(({ name, weight: [evidenceClass, points] }, kind) => {
    const nats = oneTouch[kind]
    const proposed = nats === undefined ? points : toPoints(nats / natsAPoint, model.cap[evidenceClass]!)
    return { type: name, evidenceClass, points, proposed }
  })
}

/** The points whose evidence is `evidence`: the inverse of C(1 - exp(-A/C)). */
function toPoints(evidence: number, cap: number): number {
  const bounded = Math.min(MOST_OF_CAP * cap, Math.max(LEAST_POINTS, evidence))
  const points = bounded <= 0 ? bounded : -cap * Math.log(1 - bounded / cap)
  return Math.round(points * 10) / 10
}

/** The stage that other points give a snapshot, as an index. */
export function stageBy(
  snapshot: JourneySnapshot,
  changes: readonly WeightChange[],
  model: JourneyModel,
): number {
  return likeliestStage(stageProbabilities(evidenceBy(snapshot, changes, model), model))
}

/** z of a snapshot by other points. */
function zBy(snapshot: JourneySnapshot, changes: readonly WeightChange[], model: JourneyModel): number {
  return totalEvidence(evidenceBy(snapshot, changes, model))
}

function evidenceBy(
  { counts }: JourneySnapshot,
  changes: readonly WeightChange[],
  model: JourneyModel,
): number[] {
  const points = model.halfLife.map(() => 0)
  changes.forEach(({ evidenceClass, proposed }, kind) => {
    points[evidenceClass]! += proposed * counts[kind]!
  })
  return points.map((each, g) => evidenceOf(each, g, model))
}

const NAMES: Record<Rival, string> = {
  baseRate: 'the plain base rate',
  recency: 'the time since the last touch',
  lifetimeCount: 'the number of touches',
  defaults: 'the default points',
  present: 'the present points',
}

/**
 * Offers the proposed points only where they lose to nothing on later snapshots: they surprise less than the present
 * points and than the base rate by more than the standard error over leads (luck is not an improvement), and neither
 * the defaults nor time or number of touches alone surprises less than they do by as much. Why the simple ones count
 * as well stands in docs/journey.md.
 */
export function* judgeProposal(
  changes: readonly WeightChange[],
  proposed: Teller,
  rivals: Rivals,
  test: readonly JourneySnapshot[],
): Steps<WeightProposal> {
  const weights = changes.filter(({ points, proposed: to }) => points !== to)
  const version = `learned-${hash(JSON.stringify(changes)).toString(36)}`
  const present = rivals.present ?? rivals.defaults
  const unbeaten: string[] = []
  yield
  if (!isBetter(proposed, present, test)) unbeaten.push(NAMES.present)
  yield
  if (!isBetter(proposed, rivals.baseRate, test)) unbeaten.push(NAMES.baseRate)
  yield
  // Where the defaults are the present points, they were held against above.
  if (rivals.defaults !== present && isBetter(rivals.defaults, proposed, test)) unbeaten.push(NAMES.defaults)
  const stronger: string[] = []
  for (const name of ['recency', 'lifetimeCount'] as const) {
    yield
    if (isBetter(rivals[name], proposed, test)) stronger.push(NAMES[name])
  }
  const offered = unbeaten.length === 0 && stronger.length === 0
  return { offered, reason: reasonOf(unbeaten, stronger), version, weights }
}

function reasonOf(unbeaten: readonly string[], stronger: readonly string[]): string {
  const beaten =
    unbeaten.length > 0
      ? `do not clearly beat ${unbeaten.join(' and ')}.`
      : 'clearly beat the present ones and the base rate.'
  const still =
    stronger.length > 0
      ? ` They lose to ${stronger.join(' and to ')} alone, which tells the winners better without any points.`
      : ''
  return `On the later snapshots the new points ${beaten}${still}`
}

/** True where the mean surprise, a lead, is lower by more than its standard error. */
function isBetter(mine: Teller, other: Teller, test: readonly JourneySnapshot[]): boolean {
  const byLead = new Map<string, { gain: number; n: number }>()
  for (const snapshot of test) {
    const { won, lead } = snapshot
    const gain = surprise({ chance: other(snapshot), won }) - surprise({ chance: mine(snapshot), won })
    const sum = byLead.get(lead) ?? { gain: 0, n: 0 }
    byLead.set(lead, { gain: sum.gain + gain, n: sum.n + 1 })
  }
  const leads = [...byLead.values()]
  const total = leads.reduce((sum, { gain }) => sum + gain, 0)
  const mean = total / test.length
  const spread = leads.reduce((sum, { gain, n }) => sum + (gain - mean * n) ** 2, 0)
  return total > Math.sqrt(spread)
}

/** A model with the proposed points for touches that the journey knows; everything else stays as it was. */
export function modelOf(
  model: JourneyModel,
  changes: readonly WeightChange[],
  version: string,
): JourneyModel {
  const next = { ...model, version, weights: { ...model.weights }, details: { ...model.details } }
  for (const { type, evidenceClass, proposed } of changes) {
    const table: Record<string, Weight> = type.includes('/') ? next.details : next.weights
    table[type] = [evidenceClass as Weight[0], proposed]
  }
  return next
}
