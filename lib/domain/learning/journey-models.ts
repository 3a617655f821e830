import { evidenceOf } from '../journey-evidence'
import type { JourneyModel } from '../journey-model'
import type { JourneySnapshot, TouchKind } from './journey-snapshot'
import { chanceOf, fitInSteps, lambdaFor, type Logistic } from './logistic'
import type { Steps } from './steps'

/** A way of telling the chance that the outcome comes within the horizon. */
export type Teller = (snapshot: JourneySnapshot) => number

/** The four to beat. */
export const BASELINES = ['baseRate', 'recency', 'lifetimeCount', 'defaults'] as const
export type Baseline = (typeof BASELINES)[number]
/** The baselines, and the points in force where these are no longer the default ones. */
export type Rival = Baseline | 'present'
export type Rivals = Record<Baseline, Teller> & { present?: Teller }

/** One number for a snapshot, put on the scale of chances by what the training snapshots say; its weight in `fit`. */
interface Scale {
  teller: Teller
  fit: Logistic
}

/** The rivals, learned from the training snapshots: the base rate has no signal, the others one each. */
export function* fitRivals(train: readonly JourneySnapshot[]): Steps<Rivals> {
  const rate = (train.filter(({ won }) => won).length + 0.5) / (train.length + 1)
  return {
    baseRate: () => rate,
    recency: (yield* fitScale(train, (snapshot) => paceOf(snapshot)[0]!)).teller,
    lifetimeCount: (yield* fitScale(train, (snapshot) => paceOf(snapshot)[1]!)).teller,
    defaults: (yield* fitScale(train, ({ z, defaultZ }) => defaultZ ?? z)).teller,
    ...(train[0]?.defaultZ === undefined ? {} : { present: (yield* fitScale(train, ({ z }) => z)).teller }),
  }
}

/** A little pull toward "says nothing" keeps the scale finite where one number parts the outcomes. */
const SCALE_LAMBDA = 1e-3

/** Puts one number on the scale of chances [Platt 1999]. */
export function* fitScale(train: readonly JourneySnapshot[], signal: Teller): Steps<Scale> {
  const rows = train.map((snapshot) => [signal(snapshot)])
  const fit = yield* fitInSteps(rows, wonOf(train), { weights: [0], lambda: SCALE_LAMBDA })
  return { teller: (snapshot) => chanceOf(fit, [signal(snapshot)]), fit }
}

/** What the learned model is made of. */
export interface LearnedModel {
  teller: Teller
  /** What one fresh touch of each kind adds, in nats; undefined where the training leads show too few. */
  oneTouch: (number | undefined)[]
  /** Nats for a point of evidence: how the defaults' points stand on the scale of chances. */
  natsAPoint: number
}

/** A kind that fewer training leads have is left at its default. */
const LEADS_A_KIND = 10
/** Where the defaults do not tell the winners at all, they still say which way a touch should count. */
const LEAST_NATS_A_POINT = 0.005

/**
 * Learns what each kind of touch is worth: logistic on log(1 + faded count), with "no web data" a case of its own,
 * pulled toward the default points put on the scale of chances. The pull counts leads, not snapshots. The teller also
 * knows how long ago the last touch was and how many there were; the worth of a touch is learned without them, as
 * the journey's own formula has no such terms.
 */
export function* fitLearned(
  train: readonly JourneySnapshot[],
  kinds: readonly TouchKind[],
  model: JourneyModel,
): Steps<LearnedModel> {
  const leads = new Set(train.map(({ lead }) => lead)).size
  const natsAPoint = Math.max(LEAST_NATS_A_POINT, (yield* fitScale(train, ({ z }) => z)).fit.weights[0]!)
  const usual = usualKinds(train, kinds)
  const touchesOf = ({ counts, hasWeb }: JourneySnapshot) => [
    ...usual.map((kind) => Math.log1p(counts[kind]!)),
    hasWeb ? 0 : 1,
  ]
  const wholeOf = (snapshot: JourneySnapshot) => [...touchesOf(snapshot), ...paceOf(snapshot)]
  const priors = usual.map((kind) => {
    const [evidenceClass, points] = kinds[kind]!.weight
    return (natsAPoint * evidenceOf(points, evidenceClass, model)) / Math.LN2
  })
  const lambda = (lambdaFor(leads) * train.length) / leads
  const won = wonOf(train)
  yield
  const whole = yield* fitInSteps(train.map(wholeOf), won, { weights: [...priors, 0, 0, 0], lambda })
  yield
  const touches = yield* fitInSteps(train.map(touchesOf), won, { weights: [...priors, 0], lambda })
  const oneTouch = kinds.map((_, kind) => {
    const at = usual.indexOf(kind)
    return at < 0 ? undefined : touches.weights[at]! * Math.LN2
  })
  return { teller: (snapshot) => chanceOf(whole, wholeOf(snapshot)), oneTouch, natsAPoint }
}

/** How recent and how many, as the two baselines have them. */
function paceOf({ daysSinceLast, touches }: JourneySnapshot): number[] {
  return [-Math.log1p(daysSinceLast), Math.log1p(touches)]
}

function usualKinds(train: readonly JourneySnapshot[], kinds: readonly TouchKind[]): number[] {
  const leads = kinds.map(() => new Set<string>())
  for (const { lead, counts } of train) counts.forEach((count, kind) => count > 0 && leads[kind]!.add(lead))
  return kinds.flatMap((_, kind) => (leads[kind]!.size >= LEADS_A_KIND ? [kind] : []))
}

function wonOf(snapshots: readonly JourneySnapshot[]): boolean[] {
  return snapshots.map(({ won }) => won)
}
