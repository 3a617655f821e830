import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isLargerThan } from './json-size'

it('says of every value, at every size, what its JSON says', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: -40, max: 40 }), (text, by) => {
      const value = JSON.parse(text) as unknown
      const size = Buffer.byteLength(JSON.stringify(value))
      expect(isLargerThan(value, size + by)).toBe(by < 0)
    }),
    { numRuns: 500 },
  )
})

it('counts every escape and every byte', () => {
  for (const text of ['\u0001'.repeat(50), '😀'.repeat(50), '"'.repeat(50), '\ud800'.repeat(50)]) {
    const size = Buffer.byteLength(JSON.stringify({ [text]: [text, 1e21, -1.2345678901234e-300] }))
    const value = { [text]: [text, 1e21, -1.2345678901234e-300] }
    expect([isLargerThan(value, size - 1), isLargerThan(value, size)]).toEqual([true, false])
  }
})
