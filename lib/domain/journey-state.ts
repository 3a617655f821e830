import { anchorBounds, anchorChanges, type AnchorBounds } from './journey-anchor'
import {
  addEvidence,
  decayTo,
  evidenceByClass,
  likeliestStage,
  stageProbabilities,
  type EvidenceState,
} from './journey-evidence'
import { weightOf, type JourneyModel } from './journey-model'
import type { Rise } from './advance'
import type { Anchor } from './lead'
import { stageAt } from './stage-names'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000

/**
 * A journey so far, plain and small, so that it can be stored and the next touch folded in. Law: a touch that comes
 * late is added to the evidence exactly, and marks the state stale, because the stage of a past day may have been
 * another; a stale state is walked anew from the touches (`journey-path.ts`).
 */
export interface JourneyState extends EvidenceState {
  modelVersion: string
  /** The first moment, ms: days are counted from it. */
  first: number
  /** Stage index at `at`. */
  stage: number
  /** When it came to this stage, ms. */
  since: number
  /** Id of the touch that moved it there; absent where decay or the CRM did. */
  movedBy?: string
  /** Every step up on the way. */
  rises: readonly Rise[]
  /** Id of the last touch, where one was folded. */
  last?: string
  /** CRM facts up to `at`. */
  facts: number
  isStale?: true
}

type Fold = Pick<Touchpoint, 'id' | 'type' | 'detail' | 'grade' | 'at'>

/** A journey that begins at a moment, ms, with the CRM facts of that moment. */
export function startJourney(first: number, anchors: readonly Anchor[], model: JourneyModel): JourneyState {
  const points = model.halfLife.map(() => 0)
  const empty = {
    modelVersion: model.version,
    first,
    at: first,
    points,
    stage: 0,
    since: first,
    rises: [],
    facts: 0,
  }
  return anchors.length ? settle(empty, anchors, model) : empty
}

/**
 * Folds one touch in: the days since the last one pass, then it counts. Microseconds, however long the journey was.
 * Touches of one moment stand in the order of their ids.
 * @param state absent for the first touch
 */
export function foldTouch(
  state: JourneyState | undefined,
  touch: Fold,
  anchors: readonly Anchor[],
  model: JourneyModel,
): JourneyState {
  const weight = weightOf(touch, model)
  const before = state ?? startJourney(firstOf(touch.at, anchors), anchors, model)
  if (isLate(before, touch, anchors, model)) {
    const { points, at } = weight ? addEvidence(before, weight, touch.at, model) : before
    return { ...before, points, at, isStale: true }
  }
  const waited = passDays(before, touch.at, anchors, model)
  const evidence = weight ? addEvidence(waited, weight, touch.at, model) : decayTo(waited, touch.at, model)
  const next = withEvidence(waited, evidence)
  next.last = touch.id
  return settle(next, anchors, model, weight && touch.id)
}

/** The journey as it stands at a later time, days passed and CRM facts counted. To be read, not to be folded on. */
export function journeyAt(
  state: JourneyState,
  now: number,
  anchors: readonly Anchor[],
  model: JourneyModel,
): JourneyState {
  const waited = passDays(state, now, anchors, model)
  return settle(withEvidence(waited, decayTo(waited, now, model)), anchors, model)
}

/** True where a touch, a fact or a new version of the model came too late for the state: it must be walked anew. */
export function isStaleState(state: JourneyState, anchors: readonly Anchor[], model: JourneyModel): boolean {
  return (
    Boolean(state.isStale) ||
    state.modelVersion !== model.version ||
    factsUntil(anchors, state.at) !== state.facts
  )
}

function isLate(state: JourneyState, touch: Fold, anchors: readonly Anchor[], model: JourneyModel): boolean {
  if (isStaleState(state, anchors, model) || touch.at < state.at) return true
  return touch.at === state.at && state.last !== undefined && touch.id < state.last
}

function firstOf(at: number, anchors: readonly Anchor[]): number {
  return anchors.reduce((first, anchor) => Math.min(first, anchor.at), at)
}

function factsUntil(anchors: readonly Anchor[], at: number): number {
  return anchors.length ? anchors.filter((anchor) => anchor.at <= at).length : 0
}

/** The same journey with other evidence. Field by field: a spread takes longer than all the rest of a fold. */
function withEvidence(state: JourneyState, { points, at }: EvidenceState): JourneyState {
  const { modelVersion, first, stage, since, movedBy, rises, last, facts, isStale } = state
  return { modelVersion, first, at, points, stage, since, movedBy, rises, last, facts, isStale }
}

/** Takes the stage that evidence and facts give at the state's time, into the state given. Idempotent. */
function settle(
  state: JourneyState,
  anchors: readonly Anchor[],
  model: JourneyModel,
  touch?: string,
): JourneyState {
  state.facts = factsUntil(anchors, state.at)
  const stage = nextStage(state.stage, state, anchorBounds(anchors, state.at), model)
  if (stage === state.stage) return state
  const rose = stage > state.stage
  if (rose) state.rises = [...state.rises, { at: state.at, stage: stageAt(stage) }]
  state.movedBy = rose ? touch : undefined
  state.since = state.at
  state.stage = stage
  return state
}

/** The stage after this one: up at once, down only when improbable, held by the bounds. */
function nextStage(
  stage: number,
  evidence: EvidenceState,
  bounds: AnchorBounds,
  model: JourneyModel,
): number {
  const probabilities = stageProbabilities(evidenceByClass(evidence, model), model)
  const likeliest = likeliestStage(probabilities)
  const leaves = likeliest > stage || (probabilities[stage] ?? 0) < model.leaveBelow
  return Math.min(bounds.ceiling, Math.max(bounds.floor, leaves ? likeliest : stage))
}

/** Lets the time before `until` pass: each fact at its moment, and the days between, counted from the first moment. */
function passDays(
  state: JourneyState,
  until: number,
  anchors: readonly Anchor[],
  model: JourneyModel,
): JourneyState {
  let now = state
  for (const change of changesBetween(now, until, anchors)) {
    now = passQuiet(now, change, anchors, model)
    now = settle(withEvidence(now, decayTo(now, change, model)), anchors, model)
  }
  return passQuiet(now, until, anchors, model)
}

/** When the bounds change: at each fact, and on the first day after a ceiling has run out. */
function changesBetween(state: JourneyState, until: number, anchors: readonly Anchor[]): number[] {
  if (!anchors.length) return []
  const { moments, ends } = anchorChanges(anchors)
  const days = ends.map((end) => state.first + Math.ceil((end - state.first) / DAY) * DAY)
  return [...moments, ...days].filter((at) => at > state.at && at < until).sort((a, b) => a - b)
}

/** Lets days pass in which nothing happens but decay. */
function passQuiet(
  state: JourneyState,
  until: number,
  anchors: readonly Anchor[],
  model: JourneyModel,
): JourneyState {
  const lastDay = Math.ceil((until - state.first) / DAY) - 1
  let day = Math.floor((state.at - state.first) / DAY) + 1
  if (day > lastDay) return state
  const bounds = anchorBounds(anchors, state.at)
  const changes = (day: number, from: JourneyState) =>
    nextStage(from.stage, decayTo(from, from.first + day * DAY, model), bounds, model) !== from.stage
  let now = state
  while (day <= lastDay) {
    const found = isAnyBelowZero(now.points)
      ? canStir(now, bounds, model) && firstIn(day, lastDay, (each) => changes(each, now))
      : changes(lastDay, now) && bisect(day, lastDay, (each) => changes(each, now))
    if (found === false) return now
    now = settle(withEvidence(now, decayTo(now, now.first + found * DAY, model)), anchors, model)
    day = found + 1
  }
  return now
}

/** Points below zero fade too, and lift the sum. Nothing stirs where even without them the first stage would stand. */
function canStir(state: JourneyState, bounds: AnchorBounds, model: JourneyModel): boolean {
  const best = { points: state.points.map((points) => Math.max(0, points)), at: state.at }
  return state.stage > 0 || nextStage(0, best, bounds, model) > 0
}

function isAnyBelowZero(points: readonly number[]): boolean {
  for (const each of points) if (each < 0) return true
  return false
}

function firstIn(from: number, to: number, holds: (day: number) => boolean): number | false {
  for (let day = from; day <= to; day++) if (holds(day)) return day
  return false
}

/** The first day for which it holds, where it holds for the last one and, once true, for ever. */
function bisect(from: number, to: number, holds: (day: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
