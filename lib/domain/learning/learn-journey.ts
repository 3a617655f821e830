import type { JourneyModel } from '../journey-model'
import { makeRate, type Rate } from '../reports/rate'
import type { Stage } from '../stage'
import { stageAt, STAGES } from '../stage-names'
import { BASELINES, fitLearned, fitRivals, type Baseline, type Rival, type Teller } from './journey-models'
import { splitSnapshots, type JourneySnapshot, type TouchKind } from './journey-snapshot'
import {
  measureGoodness,
  reliability,
  topDecileLift,
  type Goodness,
  type Prediction,
  type ReliabilityBin,
} from './prediction'
import { judgeProposal, modelOf, proposePoints, stageBy, type WeightProposal } from './propose-weights'
import { finish, type Steps } from './steps'

/** How good told chances are, and how many times as often the tenth with the highest ones won. */
export type HeldOut = Goodness & { topDecileLift?: number }

/** What one way of telling comes to in detail, on the later snapshots. */
export interface TellerDetails {
  calibration: ReliabilityBin[]
  topDecileLift?: number
  /** The same measures month by month: a model that holds does not sink. */
  byMonth: ({ month: string; n: number; won: number } & Goodness)[]
}

/** What is held back from learning, and what came of it. The details are those of the learned model, of the present
 * points where nothing was learned. */
export interface JourneyReport extends TellerDetails {
  /**
   * Each on the later snapshots. `present` is there where the points in force are not the defaults; `learned` and
   * `proposed` are absent where there is too little to learn from.
   */
  models: Record<Baseline, HeldOut> & { present?: HeldOut; learned?: HeldOut; proposed?: HeldOut }
  train: SnapshotCounts
  test: SnapshotCounts
  proposal: WeightProposal
  /** The model that accepting would make; absent where nothing is offered. */
  model?: JourneyModel
  /** The details of the proposed points, where there are any. */
  ofProposed?: TellerDetails
  /** How many of the later snapshots in each stage of the model came to the outcome. */
  byStage: StageRate[]
  /** The same by the proposed points, where there are any: whether a stage still means what it says. */
  byNewStage?: StageRate[]
}

type StageRate = { stage: Stage } & Rate

export interface SnapshotCounts {
  snapshots: number
  leads: number
  /** Snapshots, and leads, with the outcome. */
  won: number
  wonLeads: number
}

/** Fewer leads than this teach nothing. */
export const LEAST_LEADS = 50
export const LEAST_WON = 15

type SplitDay = { until: number; horizonDays: number }

/**
 * Learns from snapshots whose horizon was over by `until` and tries everything on those from then on. Throws a
 * `RangeError` where there is nothing on one of the two sides.
 */
export function learnJourney(
  snapshots: readonly JourneySnapshot[],
  kinds: readonly TouchKind[],
  model: JourneyModel,
  split: SplitDay,
): JourneyReport {
  return finish(learnInSteps(snapshots, kinds, model, split))
}

/** The same in short steps. */
export function* learnInSteps(
  snapshots: readonly JourneySnapshot[],
  kinds: readonly TouchKind[],
  model: JourneyModel,
  { until, horizonDays }: SplitDay,
): Steps<JourneyReport> {
  const { train, test } = splitSnapshots(snapshots, until, horizonDays)
  if (train.length === 0) throw new RangeError('No snapshot is early enough to learn from.')
  if (test.length === 0) throw new RangeError('No snapshot is late enough to be tried on.')
  const counts = countOf(train)
  const rivals = yield* fitRivals(train)
  const measured: Partial<Record<Rival, HeldOut>> = {}
  for (const name of [...BASELINES, 'present'] as const) {
    const teller = rivals[name]
    yield
    if (teller) measured[name] = heldOut(predict(teller, test))
  }
  const models = measured as Record<Baseline, HeldOut>
  const report = {
    models,
    train: counts,
    test: countOf(test),
    byStage: rateByStage(test, ({ stage }) => stage),
  }
  yield
  const lacking = whatLacks(counts)
  if (lacking) {
    const proposal = { offered: false, reason: lacking, weights: [] }
    const told = predict(rivals.present ?? rivals.defaults, test)
    return { ...report, ...detailsOf(told, test), proposal }
  }
  const learned = yield* fitLearned(train, kinds, model)
  const { changes, teller: proposed } = yield* proposePoints(train, learned, kinds, model)
  const proposal = yield* judgeProposal(changes, proposed, rivals, test)
  const [byLearned, byProposed] = [predict(learned.teller, test), predict(proposed, test)]
  yield
  const heldOuts = { learned: heldOut(byLearned), proposed: heldOut(byProposed) }
  yield
  const details = detailsOf(byLearned, test)
  yield
  const ofProposed = detailsOf(byProposed, test)
  yield
  return {
    ...report,
    models: { ...models, ...heldOuts },
    ...details,
    proposal,
    ofProposed,
    byNewStage: rateByStage(test, (snapshot) => stageAt(stageBy(snapshot, changes, model))),
    ...(proposal.offered ? { model: modelOf(model, changes, proposal.version!) } : {}),
  }
}

function heldOut(told: readonly Prediction[]): HeldOut {
  return { ...measureGoodness(told), topDecileLift: topDecileLift(told) }
}

function whatLacks({ leads, wonLeads }: SnapshotCounts): string | undefined {
  if (leads >= LEAST_LEADS && wonLeads >= LEAST_WON) return undefined
  return `There are ${leads} leads with a known outcome, ${wonLeads} of them won; learning starts at ${LEAST_LEADS} and ${LEAST_WON}.`
}

function countOf(snapshots: readonly JourneySnapshot[]): SnapshotCounts {
  const won = snapshots.filter((snapshot) => snapshot.won)
  const leadsOf = (some: readonly JourneySnapshot[]) => new Set(some.map(({ lead }) => lead)).size
  return { snapshots: snapshots.length, leads: leadsOf(snapshots), won: won.length, wonLeads: leadsOf(won) }
}

function predict(teller: Teller, snapshots: readonly JourneySnapshot[]): Prediction[] {
  return snapshots.map((snapshot) => ({ chance: teller(snapshot), won: snapshot.won }))
}

/** What was told of each snapshot, in their order. */
function detailsOf(told: readonly Prediction[], test: readonly JourneySnapshot[]): TellerDetails {
  return {
    calibration: reliability(told),
    topDecileLift: topDecileLift(told),
    byMonth: byMonth(told, test),
  }
}

function rateByStage(
  test: readonly JourneySnapshot[],
  stageOf: (snapshot: JourneySnapshot) => Stage,
): StageRate[] {
  const byStage = Map.groupBy(test, stageOf)
  return STAGES.flatMap((stage) => {
    const here = byStage.get(stage) ?? []
    const won = here.filter((snapshot) => snapshot.won).length
    return here.length > 0 ? [{ stage, ...makeRate(won, here.length) }] : []
  })
}

function byMonth(told: readonly Prediction[], test: readonly JourneySnapshot[]): TellerDetails['byMonth'] {
  // Many snapshots share few days.
  const monthOf = new Map<number, string>()
  const months = Map.groupBy(told, (_, i) => {
    const { at } = test[i]!
    const month = monthOf.get(at) ?? new Date(at).toISOString().slice(0, 7)
    monthOf.set(at, month)
    return month
  })
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, some]) => ({
      month,
      n: some.length,
      won: some.filter(({ won }) => won).length,
      ...measureGoodness(some),
    }))
}
