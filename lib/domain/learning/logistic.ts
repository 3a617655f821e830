import { solvePositive } from './cholesky'
import { finish, type Steps } from './steps'

/** A fitted logistic regression: P = 1 / (1 + exp(-(intercept + weights · x))). */
export interface Logistic {
  intercept: number
  weights: number[]
}

/** What is believed before there is data: the weights, and how strongly. */
export interface Prior {
  weights: readonly number[]
  /** The penalty is lambda/2 times the squared distance from the prior's weights; the intercept is free. */
  lambda: number
}

/** Few leads move the defaults little: 5 below a hundred leads, 1 from there on. */
export function lambdaFor(leads: number): number {
  return leads < 100 ? 5 : 1
}

const STEPS = 60
const HALVINGS = 30
/** Stops where the largest slope, a row, is below this. */
const FLAT = 1e-9
/** Keeps the intercept finite where all won or none did. */
const FREE_RIDGE = 1e-6

/** What is minimised: the surprise at the outcomes plus the penalty. The first coefficient is the intercept. */
interface Problem {
  rows: readonly ArrayLike<number>[]
  won: readonly boolean[]
  target: readonly number[]
  ridges: readonly number[]
}

/**
 * Maximum of the likelihood less the penalty, by Newton's method with halved steps. Law: every row is as long as the
 * prior's weights. Throws a `RangeError` without rows.
 */
export function fitLogistic(rows: Problem['rows'], won: Problem['won'], prior: Prior): Logistic {
  return finish(fitInSteps(rows, won, prior))
}

/** The same step by step: a step is one pass over the rows. */
export function* fitInSteps(rows: Problem['rows'], won: Problem['won'], prior: Prior): Steps<Logistic> {
  if (rows.length === 0) throw new RangeError('There is nothing to learn from.')
  const target = [0, ...prior.weights]
  const problem = { rows, won, target, ridges: target.map((_, k) => (k === 0 ? FREE_RIDGE : prior.lambda)) }
  let now = { at: target, loss: lossAt(target, problem) }
  for (let step = 0; step < STEPS; step++) {
    yield
    const { slope, curve } = derivatives(now.at, problem)
    if (slope.every((each) => Math.abs(each) < FLAT * rows.length)) break
    const next = yield* shorten(now, solvePositive(curve, slope), problem)
    if (!next) break
    now = next
  }
  return { intercept: now.at[0]!, weights: now.at.slice(1) }
}

/** The chance that a fitted regression gives a row. */
export function chanceOf({ intercept, weights }: Logistic, row: ArrayLike<number>): number {
  // A plain loop: asked for every snapshot by every teller.
  let score = intercept
  for (let k = 0; k < weights.length; k++) score += weights[k]! * row[k]!
  return sigmoid(score)
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

interface Place {
  at: number[]
  loss: number
}

/** The first of ever shorter steps that lowers the loss; undefined where none does. */
function* shorten(from: Place, way: Float64Array, problem: Problem): Steps<Place | undefined> {
  for (let halving = 0, length = 1; halving < HALVINGS; halving++, length /= 2) {
    yield
    const at = from.at.map((value, k) => value - length * way[k]!)
    const loss = lossAt(at, problem)
    if (loss < from.loss) return { at, loss }
  }
  return undefined
}

function scoreOf(at: readonly number[], row: ArrayLike<number>): number {
  let score = at[0]!
  for (let k = 1; k < at.length; k++) score += at[k]! * row[k - 1]!
  return score
}

function lossAt(at: readonly number[], { rows, won, target, ridges }: Problem): number {
  let loss = 0
  for (let i = 0; i < rows.length; i++) {
    const score = scoreOf(at, rows[i]!)
    const against = won[i] ? -score : score
    // log(1 + e^against) without overflow.
    loss += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))
  }
  for (let k = 0; k < at.length; k++) loss += (ridges[k]! / 2) * (at[k]! - target[k]!) ** 2
  return loss
}

/** Slope and curvature of the loss; of the symmetric curvature the lower triangle only. */
function derivatives(
  at: readonly number[],
  { rows, won, target, ridges }: Problem,
): { slope: Float64Array; curve: Float64Array[] } {
  const slope = Float64Array.from(at, (value, k) => ridges[k]! * (value - target[k]!))
  const curve = at.map((_, k) => {
    const line = new Float64Array(at.length)
    line[k] = ridges[k]!
    return line
  })
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const chance = sigmoid(scoreOf(at, row))
    const filled = filledPlaces(row)
    for (const k of filled) {
      const x = k === 0 ? 1 : row[k - 1]!
      slope[k]! += (chance - (won[i] ? 1 : 0)) * x
      const line = curve[k]!
      for (const l of filled) {
        if (l > k) break
        line[l]! += chance * (1 - chance) * x * (l === 0 ? 1 : row[l - 1]!)
      }
    }
  }
  return { slope, curve }
}

/** Most cells of a row of bins are zero: only the others move anything. */
function filledPlaces(row: ArrayLike<number>): number[] {
  const filled = [0]
  for (let k = 0; k < row.length; k++) if (row[k] !== 0) filled.push(k + 1)
  return filled
}
