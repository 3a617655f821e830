import { describe, expect, it } from 'vitest'
import { drawBeta, makeRandom } from '../random'
import { chanceOf, type Arm } from './thompson-chance'

/** ln n! by its sum; the tests use whole numbers only. */
const logFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + logFactorial(n - 1))
const logBeta = (a: number, b: number) => logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1)

/** P(Beta(a2, b2) > Beta(a1, b1)) for whole numbers, as a finite sum [Miller 2014]. */
function chanceOfSecond(a1: number, b1: number, a2: number, b2: number): number {
  let sum = 0
  for (let i = 0; i < a2; i++)
    sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1))
  return sum
}

describe('the chance of a Thompson draw', () => {
  it.each([
    [1, 1, 1, 1],
    [3, 17, 9, 31],
    [1, 40, 2, 3],
    [200, 800, 215, 790],
    [2, 2, 60, 1],
  ])('is the closed form for Beta(%i, %i) and Beta(%i, %i)', (a1, b1, a2, b2) => {
    const arms: Arm[] = [{ base: 0, a: a1, b: b1 }, { base: 0, a: a2, b: b2 }] // prettier-ignore
    expect(chanceOf(arms, 1)).toBeCloseTo(chanceOfSecond(a1, b1, a2, b2), 6)
  })

  const arms: Arm[] = [
    { base: 0.4, a: 4, b: 16 },
    { base: 0, a: 9.5, b: 30.5 },
    { base: 0.9, a: 0.3, b: 19.7 },
    { base: 0.2, a: 90, b: 410 },
  ]
  it('is one in all', () => {
    const sum = arms.reduce((total, _, i) => total + chanceOf(arms, i), 0)
    expect(sum).toBeCloseTo(1, 5)
    expect(
      chanceOf(
        Array.from({ length: 12 }, () => arms[0]!),
        7,
      ),
    ).toBeCloseTo(1 / 12, 6)
    expect(chanceOf([arms[0]!], 0)).toBeCloseTo(1, 9)
  })
  it('is what many draws show', () => {
    const random = makeRandom('draws')
    const wins = arms.map(() => 0)
    const rounds = 40_000
    for (let i = 0; i < rounds; i++) {
      const scores = arms.map(({ base, a, b }) => {
        const rate = drawBeta(a, b, random)
        return base + 0.5 * Math.log(rate / (1 - rate))
      })
      wins[scores.indexOf(Math.max(...scores))]!++
    }
    // Three standard errors of such a count.
    for (const [i, won] of wins.entries())
      expect(Math.abs(won / rounds - chanceOf(arms, i))).toBeLessThan(0.0075)
  })
})
