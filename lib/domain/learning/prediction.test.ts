import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve, measureGoodness, reliability, topDecileLift, type Prediction } from './prediction'

const told = (...pairs: [number, 0 | 1][]): Prediction[] =>
  pairs.map(([chance, won]) => ({ chance, won: won === 1 }))

const anyTold = fc.array(
  fc.record({ chance: fc.integer({ min: 0, max: 20 }).map((k) => k / 20), won: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)

/** The plain meaning of AUC: all pairs of one that won and one that did not. */
function aucByPairs(predictions: readonly Prediction[]): number | undefined {
  let [right, pairs] = [0, 0]
  for (const a of predictions.filter((each) => each.won))
    for (const b of predictions.filter((each) => !each.won)) {
      pairs++
      right += a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0
    }
  return pairs === 0 ? undefined : right / pairs
}

describe('AUC', () => {
  it('is the share of pairs in the right order, ties half', () => {
    fc.assert(
      fc.property(anyTold, (predictions) => {
        const expected = aucByPairs(predictions)
        if (expected === undefined) expect(areaUnderCurve(predictions)).toBeUndefined()
        else expect(areaUnderCurve(predictions)).toBeCloseTo(expected, 12)
      }),
    )
  })
})

describe('goodness', () => {
  it('is what one reckons by hand', () => {
    const { auc, logLoss, brier, ece } = measureGoodness(told([0.9, 1], [0.8, 0], [0.2, 0], [0.25, 1]))
    expect(auc).toBe(0.75)
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.8) + Math.log(0.25)) / 4, 12)
    expect(brier).toBeCloseTo((0.01 + 0.64 + 0.04 + 0.5625) / 4, 12)
    // .9 and .8 stand alone; .2 and .25 share a range: told .225, seen .5.
    expect(ece).toBeCloseTo((0.1 + 0.8) / 4 + (2 / 4) * (0.5 - 0.225), 12)
  })

  it('never costs endlessly, and refuses nothing at all', () => {
    expect(measureGoodness(told([0, 1], [1, 0])).logLoss).toBeCloseTo(-Math.log(1e-12), 3)
    expect(() => measureGoodness([])).toThrow(RangeError)
  })

  it('knows told from seen in each range, the last one closed', () => {
    expect(reliability(told([1, 1], [0.95, 0], [0.1, 0]))).toEqual([
      { from: 0.1, to: 0.2, n: 1, told: 0.1, seen: 0 },
      { from: 0.9, to: 1, n: 2, told: 0.975, seen: 0.5 },
    ])
  })
})

describe('lift of the top tenth', () => {
  it('is the share that won there over the share of all', () => {
    const twenty = Array.from({ length: 20 }, (_, i): [number, 0 | 1] => [i / 20, i >= 18 || i < 2 ? 1 : 0])
    expect(topDecileLift(told(...twenty))).toBeCloseTo(1 / 0.2, 12)
  })
  it('shares the last places among equal chances, so that their order changes nothing', () => {
    const flat = Array.from({ length: 30 }, (_, i): [number, 0 | 1] => [0.5, i % 3 === 0 ? 1 : 0])
    expect(topDecileLift(told(...flat))).toBeCloseTo(1, 12)
    expect(topDecileLift(told([0.5, 0]))).toBeUndefined()
  })
})
