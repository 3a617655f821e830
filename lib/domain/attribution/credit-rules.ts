import type { Step } from './touch-path'

/** Shares of one conversion for the touches of a path, in their order; they add up to 1. Law: never an empty path. */
type CreditRule = (steps: readonly Step[]) => number[]

/**
 * Time decay: 2^(-days/half-life) with days, fractions counted, from touch to conversion; then scaled to add up to 1.
 * Seven days is the half-life that analytics suites use; 30 suits long cycles.
 */
export function makeTimeDecay(halfLifeDays: number): CreditRule {
  return (steps) => {
    // The last touch weighs 1 whatever its age, so that old touches do not all round to nothing.
    const nearest = steps.at(-1)?.daysBefore ?? 0
    return toShares(steps.map((step) => 2 ** ((nearest - step.daysBefore) / halfLifeDays)))
  }
}

export const first: CreditRule = (steps) => steps.map((_, index) => (index === 0 ? 1 : 0))
export const last: CreditRule = (steps) => steps.map((_, index) => (index === steps.length - 1 ? 1 : 0))
export const linear: CreditRule = (steps) => steps.map(() => 1 / steps.length)

/** 40 to the first, 40 to the last, 20 shared by those between. One touch has all, two have half each. */
export const position: CreditRule = (steps) => byKeys(steps, [0, steps.length - 1], 0.4)

/**
 * W-shaped: 30 to the first, 30 to the middle, 30 to the last, 10 shared by the others. In full it gives the middle
 * 30 to the touch that made the lead; a bare path does not say which, so the middle touch stands in, the later of
 * two (index floor(n/2)). Where there are no others the key touches have equal parts: one touch all, two half each,
 * three a third each.
 */
export const wShaped: CreditRule = (steps) =>
  byKeys(steps, [0, Math.floor(steps.length / 2), steps.length - 1], 0.3)

/** `share` to each key touch and the rest to the others in equal parts; all to the keys where there are no others. */
function byKeys(steps: readonly Step[], keys: readonly number[], share: number): number[] {
  const chosen = new Set(keys)
  const others = steps.length - chosen.size
  if (others === 0) return steps.map(() => 1 / steps.length)
  const rest = (1 - share * chosen.size) / others
  return steps.map((_, index) => (chosen.has(index) ? share : rest))
}

function toShares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
