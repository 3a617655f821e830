import { expect, it } from 'vitest'
import { makeReportLine, type Case } from './definition-report'

const of = (count: number, one: Case): Case[] => Array.from({ length: count }, () => one)

it('counts what a rule met and what became of it', () => {
  const line = makeReportLine([
    ...of(6, { isMet: true, verdict: 'accepted', isWon: true }),
    ...of(3, { isMet: true, verdict: 'accepted', isWon: false }),
    ...of(3, { isMet: true, verdict: 'rejected', isWon: false }),
    ...of(8, { isMet: true, isWon: false }),
    ...of(2, { isMet: false, verdict: 'accepted', isWon: true }),
    ...of(16, { isMet: false, verdict: 'rejected', isWon: false }),
    ...of(2, { isMet: false, isWon: true }),
  ])
  expect(line).toMatchObject({ leads: 40, met: 20, judged: 12, accepted: 9, won: 10, wonMet: 6 })
  expect(line.coverage).toBe(12 / 20)
  expect(line.precision).toBe(9 / 12)
  expect(line.recall).toBe(6 / 10)
  expect(line.baseRate).toBe(11 / 30)
  expect(line.lift).toBeCloseTo(0.75 / (11 / 30), 12)
  // Both ends solve (p - 9/12)^2 = z^2 p (1 - p) / 12.
  for (const end of [line.low!, line.high!])
    expect((end - 0.75) ** 2).toBeCloseTo((1.959963984540054 ** 2 * end * (1 - end)) / 12, 12)
})

it('leaves out what nothing divides', () => {
  expect(makeReportLine([])).toEqual({ leads: 0, met: 0, judged: 0, accepted: 0, won: 0, wonMet: 0 })
  const unjudged = makeReportLine([{ isMet: true, isWon: false }])
  expect(unjudged).toEqual({ leads: 1, met: 1, judged: 0, accepted: 0, won: 0, wonMet: 0, coverage: 0 })
  const noneAccepted = makeReportLine([{ isMet: true, verdict: 'rejected', isWon: false }])
  expect(noneAccepted.lift).toBeUndefined()
})
