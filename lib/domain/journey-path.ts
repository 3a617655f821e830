import { anchorBounds, type AnchorBounds } from './journey-anchor'
import type { EvidenceState } from './journey-evidence'
import type { JourneyModel } from './journey-model'
import { foldTouch, journeyAt, startJourney, type JourneyState } from './journey-state'
import type { Rise } from './advance'
import type { Anchor } from './lead'
import type { Touchpoint } from './touchpoint'

/** The way of a lead through the stages up to a time. */
export interface JourneyPath {
  stage: number
  /** When it came to this stage. */
  since: number
  /** The touch that moved it there; absent where decay or the CRM did. */
  movedBy?: Touchpoint
  /** Every step up on the way. */
  rises: readonly Rise[]
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
  const past = touchpoints.filter((touchpoint) => touchpoint.at <= now).sort(byTime)
  const facts = anchors.filter((anchor) => anchor.at <= now)
  const last = past.reduce<JourneyState | undefined>(
    (state, touchpoint) => foldTouch(state, touchpoint, facts, model),
    undefined,
  )
  const first = facts.reduce((least, fact) => Math.min(least, fact.at), now)
  const { stage, since, rises, points, at, movedBy } = journeyAt(
    last ?? startJourney(first, facts, model),
    now,
    facts,
    model,
  )
  return {
    stage,
    since,
    movedBy: movedBy === undefined ? undefined : past.find((touchpoint) => touchpoint.id === movedBy),
    rises,
    state: { points, at },
    bounds: anchorBounds(facts, now),
  }
}

/** Orders touches by time; those of one moment stand in the order of their ids. */
export function byTime(a: Touchpoint, b: Touchpoint): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
