import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRandom } from '../random'
import { solvePositive } from './cholesky'
import { chanceOf, fitLogistic, lambdaFor } from './logistic'

const random = makeRandom('logistic')
const rows = Array.from({ length: 300 }, () => [random() * 4 - 2, random() < 0.3 ? 1 : 0, random() * 3])
const won = rows.map(([a, b]) => random() < 1 / (1 + Math.exp(-(a! - 2 * b!))))
const prior = { weights: [0.5, 0, -0.2], lambda: 3 }

/** The penalised surprise, written out plainly. */
function lossOf(intercept: number, weights: readonly number[]): number {
  const surprise = rows.reduce((sum, row, i) => {
    const score = row.reduce((s, x, k) => s + x * weights[k]!, intercept)
    const chance = 1 / (1 + Math.exp(-score))
    return sum - Math.log(won[i] ? chance : 1 - chance)
  }, 0)
  const away = weights.reduce((sum, w, k) => sum + (w - prior.weights[k]!) ** 2, 0)
  return surprise + (prior.lambda / 2) * away
}

describe('logistic regression', () => {
  it('stands where the slope of the penalised surprise is nought in every direction', () => {
    const { intercept, weights } = fitLogistic(rows, won, prior)
    const h = 1e-4
    const slopes = [
      (lossOf(intercept + h, weights) - lossOf(intercept - h, weights)) / (2 * h),
      ...weights.map((_, k) => {
        const moved = (by: number) => weights.map((w, at) => (at === k ? w + by : w))
        return (lossOf(intercept, moved(h)) - lossOf(intercept, moved(-h))) / (2 * h)
      }),
    ]
    for (const slope of slopes) expect(Math.abs(slope)).toBeLessThan(1e-4)
  })

  it('gives the log odds ratio of a two-by-two table where nothing pulls', () => {
    const table: [number, boolean, number][] = [[0, true, 10], [0, false, 30], [1, true, 24], [1, false, 6]] // prettier-ignore
    const cases = table.flatMap(([x, win, n]) => Array.from({ length: n }, () => ({ row: [x], win })))
    const fit = fitLogistic(
      cases.map(({ row }) => row),
      cases.map(({ win }) => win),
      { weights: [0], lambda: 1e-9 },
    )
    expect(fit.intercept).toBeCloseTo(Math.log(10 / 30), 4)
    expect(fit.weights[0]).toBeCloseTo(Math.log((24 * 30) / (6 * 10)), 4)
    expect(chanceOf(fit, [1])).toBeCloseTo(0.8, 4)
  })

  it('keeps to the prior where it is pulled hard, and stays finite where one number parts the outcomes', () => {
    const { weights } = fitLogistic(rows, won, { ...prior, lambda: 1e9 })
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(prior.weights[k]!, 5))
    const parted = fitLogistic([[0], [1]], [false, true], { weights: [0], lambda: 1e-3 })
    expect(Number.isFinite(parted.weights[0])).toBe(true)
    expect(chanceOf(parted, [1])).toBeGreaterThan(0.9)
    expect(() => fitLogistic([], [], prior)).toThrow(RangeError)
  })

  it('pulls five times as hard below a hundred leads', () => {
    expect([lambdaFor(99), lambdaFor(100)]).toEqual([5, 1])
  })
})

describe('Cholesky', () => {
  it('solves: the matrix times the answer is the right side', () => {
    const sized = fc.integer({ min: 1, max: 6 }).chain((n) => {
      const line = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n, maxLength: n })
      return fc.tuple(fc.array(line, { minLength: n, maxLength: n }), line)
    })
    fc.assert(
      fc.property(sized, ([a, right]) => {
        // A · Aᵀ + I is positive definite.
        const matrix = a.map((row, i) =>
          Float64Array.from(a, (other, j) => row.reduce((s, x, k) => s + x * other[k]!, i === j ? 1 : 0)),
        )
        const x = solvePositive(matrix, right)
        matrix.forEach((row, i) =>
          expect(row.reduce((sum, each, k) => sum + each * x[k]!, 0)).toBeCloseTo(right[i]!, 7),
        )
      }),
    )
  })
  it('refuses a matrix with a direction that is not positive', () => {
    expect(() => solvePositive([Float64Array.of(1, 2), Float64Array.of(2, 1)], [1, 1])).toThrow(RangeError)
  })
})
