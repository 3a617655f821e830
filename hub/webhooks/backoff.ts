const SECOND = 1000
const HOUR = 3_600_000

/** Tries of one delivery at most: about three days from the first to the last. */
export const MAX_TRIES = 13
/** A webhook that has not taken anything for so long is switched off. */
export const PATIENCE_WITH_WEBHOOK = 5 * 24 * HOUR

/**
 * Ms until the next try after `tries` of them: 5 s, 20 s, 80 s, and so on, 12 hours at most, and a fifth more or less
 * so that many deliveries do not return at once. `random` is in [0, 1).
 */
export function waitAfter(tries: number, random: number): number {
  const wait = Math.min(5 * SECOND * 4 ** (tries - 1), 12 * HOUR)
  return Math.round(wait * (0.8 + 0.4 * random))
}
