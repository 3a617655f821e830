import type { Send } from './send'
import type { Stage } from './stage'
import { stageIndex } from './stage-names'
import type { Touchpoint } from './touchpoint'

/** How long after a send its lead may move on. */
export const WITHIN_MS = 14 * 86_400_000
const PRIOR = 20
const SUCCESS = new Set<Touchpoint['type']>(['email.replied', 'meeting.booked', 'meeting.held'])

/** A step up of a lead's stage. */
export interface Rise {
  at: number
  stage: Stage
}

/** A reply or a meeting has no stage: it counts whatever the stage was. */
interface Success {
  at: number
  stage?: Stage
}

function isHigher(stage: Stage | undefined, before: Stage | undefined): boolean {
  return !stage || !before || stageIndex(stage) > stageIndex(before)
}

/** How often an asset moved a lead on: `moved` of `sends` judged. */
export interface AdvanceCount {
  sends: number
  moved: number
}

/** The rate of moving on, shrunk toward its parents, and the plain counts of the asset itself. */
export interface AdvanceRate {
  /** Shrunk: (s + 20 mu) / (n + 20). */
  rate: number
  /** The parent's rate mu, to compare with. */
  parent: number
  /** How many sends the rate is worth: its own here and the parent's twenty. */
  strength: number
  count: AdvanceCount
}

/**
 * Which sends moved the lead on: within fourteen days a reply, a meeting or a higher stage. The last send before it
 * gets the credit. A send is judged once its fourteen days are over or it succeeded; the others are absent.
 * @param rises every time at which the lead came to a higher stage
 */
export function judgeSends(
  sends: readonly Send[],
  touchpoints: readonly Touchpoint[],
  rises: readonly Rise[],
  now: number,
): Map<string, boolean> {
  const answers: Success[] = touchpoints.filter((t) => SUCCESS.has(t.type)).map(({ at }) => ({ at }))
  const ordered = [...sends].sort((a, b) => a.at - b.at)
  const moved = new Set<string>()
  for (const { at, stage } of [...answers, ...rises]) {
    const last = ordered.findLast((send) => send.at < at)
    if (last && at - last.at <= WITHIN_MS && isHigher(stage, last.stage)) moved.add(last.id)
  }
  const judged = ordered.filter((send) => moved.has(send.id) || now - send.at > WITHIN_MS)
  return new Map(judged.map((send) => [send.id, moved.has(send.id)]))
}

/** Counts of judged sends, by asset, asset and stage, type and stage, and all. */
export interface AdvanceTable {
  all: AdvanceCount
  byTypeStage: Map<string, AdvanceCount>
  byAsset: Map<string, AdvanceCount>
  byAssetStage: Map<string, AdvanceCount>
}

/** Tallies judged sends. `typeOf` tells an asset's type, undefined for one that is gone. */
export function tallyAdvance(
  sends: Iterable<Pick<Send, 'assetId' | 'stage' | 'moved'>>,
  typeOf: (assetId: string) => string | undefined,
): AdvanceTable {
  const table = makeAdvanceTable()
  for (const { assetId, stage, moved } of sends)
    if (moved !== undefined) addAdvance(table, { assetId, type: typeOf(assetId), stage }, Number(moved))
  return table
}

/** A table without a send. */
export function makeAdvanceTable(): AdvanceTable {
  return {
    all: { sends: 0, moved: 0 },
    byTypeStage: new Map(),
    byAsset: new Map(),
    byAssetStage: new Map(),
  }
}

/** Counts one judged send: `moved` 1 where it moved the lead on, else 0. */
export function addAdvance(
  table: AdvanceTable,
  { assetId, type, stage }: { assetId: string; type: string | undefined; stage: string | undefined },
  moved: number,
): void {
  const counts = [
    table.all,
    countAt(table.byTypeStage, `${type}|${stage}`),
    countAt(table.byAsset, assetId),
    countAt(table.byAssetStage, `${assetId}|${stage}`),
  ]
  for (const count of counts) {
    count.sends++
    count.moved += moved
  }
}

function countAt(map: Map<string, AdvanceCount>, key: string): AdvanceCount {
  const count = map.get(key) ?? { sends: 0, moved: 0 }
  map.set(key, count)
  return count
}

/** Where nothing was ever sent: one in five moves on. */
const UNKNOWN_RATE = 0.2

/** The shrunk rate of an asset at a stage; each level leans on the one above: all, type and stage, asset, asset and stage. */
export function advanceRate(table: AdvanceTable, assetId: string, type: string, stage: string): AdvanceRate {
  const all = shrink(table.all, UNKNOWN_RATE)
  const byType = shrink(table.byTypeStage.get(`${type}|${stage}`), all)
  const byAsset = shrink(table.byAsset.get(assetId), byType)
  const here = table.byAssetStage.get(`${assetId}|${stage}`)
  return {
    rate: shrink(here, byAsset),
    parent: all,
    strength: (here?.sends ?? 0) + PRIOR,
    count: table.byAsset.get(assetId) ?? { sends: 0, moved: 0 },
  }
}

function shrink(count: AdvanceCount = { sends: 0, moved: 0 }, parent: number): number {
  return (count.moved + PRIOR * parent) / (count.sends + PRIOR)
}
