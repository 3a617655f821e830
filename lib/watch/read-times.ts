/** A page changes in several strokes: wait this long for the next one. Milliseconds. */
const SETTLE = 10
/** No two reads closer than this. Milliseconds. */
const LEAST_PAUSE = 50
/** Share of the time that reading may take in the long run. */
const SHARE = 0.005
/** Milliseconds of reading that a quiet page saves up, so that the next change is read at once. */
const MOST_SAVED = 20
/** Milliseconds that one slow read may owe, so that no page is unread for more than two seconds. */
const MOST_OWED = 10

/** Time for reading that is left, and since when; below zero it is owed. Milliseconds, any clock. */
export interface ReadBudget {
  left: number
  at: number
}

/** A full budget. */
export function fullBudget(now: number): ReadBudget {
  return { left: MOST_SAVED, at: now }
}

/** The budget after a read. */
export function spend({ left, at }: ReadBudget, began: number, ended: number): ReadBudget {
  const saved = Math.min(MOST_SAVED, left + (began - at) * SHARE)
  return { left: Math.max(-MOST_OWED, saved + began - ended), at: ended }
}

/** How long to wait from now until the page is read again. */
export function waitToRead({ left, at }: ReadBudget, now: number): number {
  return Math.max(SETTLE, at + LEAST_PAUSE - now, at - left / SHARE - now)
}
