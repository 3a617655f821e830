/** An arm of a Thompson draw: its score is `base` plus half the log-odds of a Beta(a, b) draw. */
export interface Arm {
  base: number
  a: number
  b: number
}

/** How much of an arm's log-odds enters its score. */
export const LOG_ODDS_WEIGHT = 0.5

const NODES = 600
/** Even, for Simpson's rule. */
const STEPS = 1600
/** Left out is what is this much less likely than the likeliest, in natural logs. */
const FLOOR = 32

/**
 * The chance with which an arm has the highest score of all: the integral of its density times the distribution
 * functions of the others, by Simpson's rule where these are neither all 0 nor all 1. Good to 1e-5.
 */
export function chanceOf(arms: readonly Arm[], arm: number): number {
  const spreads = arms.map(makeSpread)
  const own = spreads[arm]!
  const others = spreads.filter((_, i) => i !== arm)
  const low = Math.max(...spreads.map((spread) => spread.low))
  const high = Math.min(own.high, Math.max(low, ...others.map((spread) => spread.high)))
  // Past `high` nothing stands above it any more.
  const past = 1 - own.below(high)
  const step = (high - low) / STEPS
  if (!(step > 0)) return Math.max(0, past)
  let sum = 0
  for (let i = 0; i <= STEPS; i++) {
    const score = low + i * step
    let height = own.density(score)
    for (let j = 0; j < others.length && height > 0; j++) height *= others[j]!.below(score)
    sum += height * (i === 0 || i === STEPS ? 1 : i % 2 ? 4 : 2)
  }
  return Math.min(1, (sum * step) / 3 + past)
}

/** How an arm's score is spread: everything that matters lies between `low` and `high`. */
interface Spread {
  low: number
  high: number
  density(score: number): number
  /** The distribution function. */
  below(score: number): number
}

function makeSpread({ base, a, b }: Arm): Spread {
  const mode = Math.log(a / b)
  const log = (x: number) => a * x - (a + b) * softplus(x)
  const most = log(mode)
  const height = (x: number) => Math.exp(log(x) - most)
  const reach = (side: 1 | -1) => {
    let far = Math.sqrt(1 / a + 1 / b)
    while (most - log(mode + side * far) < FLOOR) far *= 1.25
    return mode + side * far
  }
  const [start, end] = [reach(-1), reach(1)]
  const step = (end - start) / NODES
  const heights = new Float64Array(NODES + 1)
  const shares = new Float64Array(NODES + 1)
  let total = 0
  for (let i = 0; i <= NODES; i++) {
    const x = start + i * step
    heights[i] = height(x)
    total += heights[i]!
    // The trapezoid sum less what it is off by, by the slope at its end [Euler and Maclaurin].
    const slope = heights[i]! * (a - (a + b) * Math.exp(x - softplus(x)))
    shares[i] = total - heights[i]! / 2 - (step / 12) * slope
  }
  for (let i = 0; i <= NODES; i++) {
    heights[i] = heights[i]! / total
    shares[i] = shares[i]! / total
  }
  const [low, high] = [base + start * LOG_ODDS_WEIGHT, base + end * LOG_ODDS_WEIGHT]
  const scale = 1 / (LOG_ODDS_WEIGHT * step)
  return {
    low,
    high,
    density: (score) => (height((score - base) / LOG_ODDS_WEIGHT) / total) * scale,
    below: (score) => between(heights, shares, (score - low) * scale),
  }
}

/** A distribution function between two of its nodes: the cubic that keeps values and slopes [Hermite]. */
function between(slopes: Float64Array, values: Float64Array, at: number): number {
  if (at <= 0) return 0
  if (at >= NODES) return 1
  const i = Math.floor(at)
  const t = at - i
  const rest = 1 - t
  const left = (1 + 2 * t) * values[i]! + t * slopes[i]!
  const right = (3 - 2 * t) * values[i + 1]! - rest * slopes[i + 1]!
  return Math.min(1, Math.max(0, rest * rest * left + t * t * right))
}

/** ln(1 + e^x). */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}
