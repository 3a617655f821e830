import type { Anchor } from './lead'
import { stageIndex } from './stage-names'

const CEILING_MS = 90 * 86_400_000

/** What the CRM's facts allow at a time: no less than `floor`, no more than `ceiling` (stage indexes). */
export interface AnchorBounds {
  floor: number
  ceiling: number
  /** The fact behind the bound. */
  anchor?: Anchor
}

const FLOORS: Partial<Record<Anchor['kind'], number>> = {
  won: stageIndex('purchase'),
  opportunity: stageIndex('evaluation'),
  sql: stageIndex('intent'),
  meeting: stageIndex('intent'),
}

const FREE: AnchorBounds = { floor: 0, ceiling: stageIndex('evaluation') }

/**
 * Bounds by the CRM's facts up to a time. Won is purchase; an open opportunity holds evaluation; a qualified lead or
 * a meeting holds intent; lost or disqualified ends all of them and holds at interest for ninety days.
 */
export function anchorBounds(anchors: readonly Anchor[], at: number): AnchorBounds {
  if (!anchors.length) return FREE
  const past = anchors.filter((anchor) => anchor.at <= at).sort((a, b) => a.at - b.at)
  const lostIndex = past.findLastIndex((anchor) => FLOORS[anchor.kind] === undefined)
  const lost = past[lostIndex]
  const floors = past.slice(lostIndex + 1)
  const highest = floors.reduce<Anchor | undefined>(
    (best, anchor) => (best && FLOORS[best.kind]! >= FLOORS[anchor.kind]! ? best : anchor),
    undefined,
  )
  if (highest) return { floor: FLOORS[highest.kind]!, ceiling: stageIndex('purchase'), anchor: highest }
  if (lost && at < lost.at + CEILING_MS) return { floor: 0, ceiling: stageIndex('interest'), anchor: lost }
  return FREE
}

/** When bounds can change, ms: the moment of each fact, and the end of each ceiling. */
export function anchorChanges(anchors: readonly Anchor[]): { moments: number[]; ends: number[] } {
  const lost = anchors.filter((anchor) => FLOORS[anchor.kind] === undefined)
  return { moments: anchors.map((anchor) => anchor.at), ends: lost.map((anchor) => anchor.at + CEILING_MS) }
}
