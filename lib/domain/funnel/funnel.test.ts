import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFunnel } from './funnel'
import { wilson } from './wilson'

const DAY = 86_400_000
const MINUTE = 60_000
const lead = (id: string, day: number | undefined, source = 'ads') => ({
  id,
  createdAt: day === undefined ? undefined : day * DAY,
  source,
})
const deal = (leadId: string, day?: number) => ({ leadId, wonAt: day === undefined ? undefined : day * DAY })

describe('the Wilson interval', () => {
  it.each([
    [8, 10, 0.490162, 0.943318],
    [0, 10, 0, 0.277533],
    [10, 10, 0.722467, 1],
  ])('of %i in %i', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 5)
    expect(wilson(hits, n).high).toBeCloseTo(high, 5)
  })
  it('ends where the rate is 1.96 standard errors of the end away', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        for (const end of Object.values(wilson(hits, n)))
          expect((hits / n - end) ** 2).toBeCloseTo((1.959964 ** 2 * end * (1 - end)) / n, 6)
      }),
    )
  })
})

describe('the funnel', () => {
  it('counts leads and first deals, with times to the minute', () => {
    const leads = [lead('1', 0), lead('2', 0), lead('3', 10, 'mail'), lead('4', 10, 'mail'), lead('5', 20)]
    const deals = [
      { leadId: '1', wonAt: 10 * DAY + 30 * MINUTE },
      { leadId: '3', wonAt: 40 * DAY },
      { leadId: '4', wonAt: 110 * DAY + 1 },
      deal('5'),
    ]
    const { overall, bySource, flagged } = readFunnel(leads, deals)
    expect(overall).toMatchObject({ leads: 5, won: 3, rate: 0.6, medianDays: 30, within: { 30: 2, 90: 2 } })
    expect(overall.p25! * DAY).toBeCloseTo(20 * DAY + 15 * MINUTE, 0)
    expect(overall.low).toBeCloseTo(wilson(3, 5).low, 12)
    expect(bySource.map(({ source, leads: count, won, rate }) => [source, count, won, rate])).toEqual([
      ['ads', 3, 1, 1 / 3],
      ['mail', 2, 2, 1],
    ])
    expect(flagged).toEqual([])
  })

  it('flags a deal won before the first contact and counts it, its time too', () => {
    const { overall, flagged } = readFunnel([lead('1', 5), lead('2', 5)], [deal('1', 3), deal('2', 9)])
    expect(overall).toMatchObject({ won: 2, rate: 1, medianDays: 1 })
    expect(flagged).toEqual([{ kind: 'wonBeforeContact', leadId: '1', createdAt: 5 * DAY, wonAt: 3 * DAY }])
  })

  it('says what it cannot count: unknown leads, further deals, doubles, leads without a first contact', () => {
    const leads = [lead('1', 5, 'late'), lead('1', 2, 'early'), lead('2', undefined)]
    const deals = [deal('1', 9), deal('1', 4), deal('2', 7), deal('nobody', 3)]
    const { overall, bySource, flagged } = readFunnel(leads, deals)
    expect(overall).toMatchObject({ leads: 2, won: 2, medianDays: 2 })
    expect(bySource.map((line) => line.source)).toEqual(['ads', 'early'])
    expect(flagged.map(({ kind, leadId, wonAt }) => [kind, leadId, wonAt])).toEqual([
      ['unknownLead', 'nobody', 3 * DAY],
      ['anotherDeal', '1', 9 * DAY],
      ['doubleLead', '1', undefined],
      ['noFirstContact', '2', 7 * DAY],
    ])
  })

  it('is the same in any order of rows', () => {
    const leads = Array.from({ length: 30 }, (_, i) => lead(`${i % 25}`, i, `s${i % 3}`))
    const deals = Array.from({ length: 20 }, (_, i) => deal(`${(i * 7) % 28}`, 20 + ((i * 5) % 40)))
    const { overall, bySource } = readFunnel(leads, deals)
    const turned = readFunnel(leads.toReversed(), deals.toReversed())
    expect({ overall: turned.overall, bySource: turned.bySource }).toEqual({ overall, bySource })
  })

  it('without leads knows nothing', () => {
    const { overall, bySource } = readFunnel([], [])
    expect(overall).toEqual({ leads: 0, won: 0, within: { 30: 0, 90: 0 } })
    expect(bySource).toEqual([])
  })
})
