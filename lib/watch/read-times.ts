/** A page changes in several strokes: wait this long for the next one. Milliseconds. */
const SETTLE = 10
/** No two reads closer than this. Milliseconds. */
const LEAST_PAUSE = 250
/** Reading may take at most one part in this many of the time: while the person goes somewhere, and else. */
const SHARE_IN_HURRY = 100
const SHARE = 500

/** The last read. Any clock in milliseconds. */
export interface ReadTimes {
  began: number
  ended: number
}

/** How long to wait from now until the page is read again, after a read that cost what it did. */
export function waitToRead({ began, ended }: ReadTimes, now: number, inHurry: boolean): number {
  const share = inHurry ? SHARE_IN_HURRY : SHARE
  const earliest = Math.max(began + share * (ended - began), ended + LEAST_PAUSE)
  return Math.max(SETTLE, earliest - now)
}
