import { describe, expect, it } from 'vitest'
import { wilson } from '../funnel/wilson'
import { assetUse } from './asset-use'
import { cohortRate } from './cohort-rate'
import { conversionBy } from './conversion-by'
import { countObjections } from './objections'
import { quantile } from './quantile'
import { salesVelocity } from './sales-velocity'
import { strugglingAccounts } from './struggling-accounts'
import { makeWaterfall, WATERFALL_STEPS } from './waterfall'

const DAY = 86_400_000
const days = (...list: number[]) => list.map((day) => day * DAY)

describe('a quantile', () => {
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 10], 0.9, 7.6],
    [[7], 0.9, 7],
  ])('of %j at %d is %d', (sorted, part, value) => expect(quantile(sorted, part)).toBeCloseTo(value, 12))
  it('of nothing is nothing', () => expect(quantile([], 0.5)).toBeUndefined())
})

describe('a cohort rate', () => {
  it('counts those old enough only, and arrivals within the window only', () => {
    const entries = [
      { enteredAt: 0, arrivedAt: 30 * DAY },
      { enteredAt: 0, arrivedAt: 30 * DAY + 1 },
      { enteredAt: 70 * DAY },
      { enteredAt: 70 * DAY + 1, arrivedAt: 71 * DAY },
    ]
    const { low, high } = wilson(1, 3)
    expect(cohortRate(entries, 30, 100 * DAY)).toEqual({ n: 3, hits: 1, rate: 1 / 3, low, high, pending: 1 })
  })
})

describe('the waterfall', () => {
  const leads = [
    { inquiry: 0, mql: 2 * DAY, sal: 3 * DAY, sql: 9 * DAY },
    { inquiry: 0, mql: 4 * DAY },
    { inquiry: 0, sql: 8 * DAY, won: 50 * DAY },
    { inquiry: 0 },
    { inquiry: 95 * DAY, mql: 96 * DAY },
  ]
  const lines = makeWaterfall(leads, WATERFALL_STEPS, 30, 100 * DAY)
  it('goes from own date to own date, and tells apart who skipped a step', () => {
    expect(
      lines.map(({ from, to, entered, arrived, skipped }) => [from, to, entered, arrived, skipped]),
    ).toEqual([
      ['inquiry', 'mql', 5, 3, 1],
      ['mql', 'sal', 3, 1, 1],
      ['sal', 'sql', 1, 1, 0],
      ['sql', 'opportunity', 2, 0, 1],
      ['opportunity', 'won', 0, 0, 0],
    ])
  })
  it('tells no rate and no time from a step that was skipped', () => {
    expect(lines[2]).toMatchObject({ medianDays: 6, within: { 30: 1 }, cohort: { n: 1, hits: 1 } })
    // The one that won never was an opportunity.
    expect(lines[4]).toMatchObject({ medianDays: undefined, cohort: { n: 0, hits: 0 } })
  })
  it('has cohort rates, pending counts and times', () => {
    // Days to MQL: 1, 2 and 4.
    expect(lines[0]).toMatchObject({ medianDays: 2, p25: 1.5, p75: 3, within: { 30: 3, 60: 3, 90: 3 } })
    expect(lines[0]!.cohort).toMatchObject({ n: 4, hits: 2, rate: 0.5, pending: 1 })
    expect(lines[1]!.cohort).toMatchObject({ n: 2, hits: 1, pending: 1 })
  })
  it('takes a step dated after a later one as reached with that one', () => {
    const [line] = makeWaterfall([{ inquiry: 5 * DAY, mql: 2 * DAY }], ['inquiry', 'mql'], 30, 100 * DAY)
    expect(line).toMatchObject({ arrived: 1, medianDays: 0 })
  })
  it('goes from known step to known step', () => {
    const short = makeWaterfall(leads, ['inquiry', 'sql', 'won'], 30, 100 * DAY)
    expect(short.map(({ from, to, arrived }) => [from, to, arrived])).toEqual([
      ['inquiry', 'sql', 2],
      ['sql', 'won', 1],
    ])
    // 42 days from SQL to won: arrived, though not within the window.
    expect(short[1]).toMatchObject({
      medianDays: 42,
      within: { 30: 0, 60: 1, 90: 1 },
      cohort: { n: 2, hits: 0 },
    })
  })
})

describe('conversion by', () => {
  const leads = [
    { createdAt: 0, wonAt: 10 * DAY, source: 'ads', campaign: 'spring' },
    { createdAt: 0, source: 'ads' },
    { createdAt: 0, wonAt: 100 * DAY, source: 'mail', campaign: 'spring' },
    { createdAt: 0, source: 'ads', campaign: 'spring' },
    { createdAt: 200 * DAY, landingPage: '/a' },
  ]
  const options = { windowDays: 60, now: 210 * DAY, zone: 'UTC' }
  it('source has most leads first, with cohort rate, all won and their times', () => {
    const lines = conversionBy('source', leads, options)
    expect(lines.map(({ value, leads: count, won }) => [value, count, won])).toEqual([
      ['ads', 3, 1],
      [undefined, 1, 0],
      ['mail', 1, 1],
    ])
    expect(lines[0]).toMatchObject({ cohort: { n: 3, hits: 1, pending: 0 }, medianDays: 10 })
    expect(lines[1]).toMatchObject({ cohort: { n: 0, hits: 0, pending: 1 }, within: { 30: 0 } })
    expect(lines[2]).toMatchObject({ cohort: { n: 1, hits: 0 }, within: { 30: 0, 60: 0, 90: 0 } })
  })
  it('campaign and landing page take their own field, cohorts stand in order of time', () => {
    const valuesOf = (key: 'campaign' | 'landingPage' | 'cohort') =>
      conversionBy(key, leads, options).map((line) => line.value)
    expect(valuesOf('campaign')).toEqual(['spring', undefined])
    expect(valuesOf('landingPage')).toEqual([undefined, '/a'])
    expect(valuesOf('cohort')).toEqual(['1970-01', '1970-07'])
    const later = conversionBy(
      'cohort',
      [{ createdAt: 40 * DAY }, { createdAt: 0 }, { createdAt: 41 * DAY }],
      options,
    )
    expect(later.map(({ value, leads: count }) => [value, count])).toEqual([
      ['1970-01', 1],
      ['1970-02', 2],
    ])
  })
})

describe('sales velocity', () => {
  it('is opportunities × win rate × mean value / cycle days', () => {
    const velocity = salesVelocity([
      { openedAt: 0, wonAt: 20 * DAY, value: 1000 },
      { openedAt: 0, wonAt: 40 * DAY, value: 3000 },
      { openedAt: 0, lostAt: 10 * DAY, value: 9000 },
      { openedAt: 0, value: 500 },
      { openedAt: 9 * DAY, wonAt: 5 * DAY },
    ])
    // 5 × 3/4 × 2000 / 30, the deal won before it was opened not in the cycle.
    expect(velocity).toMatchObject({ opportunities: 5, open: 1, meanValue: 2000, cycleDays: 30, perDay: 250 })
    expect(velocity.winRate).toMatchObject({ hits: 3, n: 4, rate: 0.75 })
  })
  it('is unknown where a part is', () => {
    expect(salesVelocity([{ openedAt: 0, value: 5 }]).perDay).toBeUndefined()
    expect(salesVelocity([{ openedAt: 0, wonAt: DAY }]).perDay).toBeUndefined()
  })
})

describe('asset use', () => {
  const send = (assetId: string, moved: boolean | undefined, more = {}) => ({
    assetId,
    leadId: 'ann',
    at: 10 * DAY,
    moved,
    ...more,
  })
  const sends = [
    ...Array.from({ length: 25 }, (_, i) =>
      send('guide', i < 5, { leadId: `l${i % 10}`, member: `r${i % 2}` }),
    ),
    ...[true, true, true].map((moved) => send('roi', moved, { stage: 'intent', viewedAt: 11 * DAY })),
    // Nobody opened its link; those above it without a view had none, or were opened.
    send('roi', undefined, { tracked: true, stage: 'evaluation', persona: 'CFO', at: 30 * DAY }),
  ]
  const lines = assetUse(
    [
      { id: 'guide', validTo: 20 * DAY },
      { id: 'roi', validTo: 20 * DAY },
      { id: 'faq' },
      { id: 'secret', internal: true },
    ],
    sends,
  )
  const of = (id: string) => lines.find((line) => line.assetId === id)!
  it('counts sends, leads, reps, views and how many moved on', () => {
    expect(lines.map((line) => line.assetId)).toEqual(['guide', 'roi', 'faq', 'secret'])
    expect(of('guide')).toMatchObject({ sends: 25, leads: 10, reps: 2, moved: { n: 25, hits: 5 }, marks: [] })
    expect(of('roi')).toMatchObject({
      sends: 4,
      leads: 1,
      reps: 0,
      views: { n: 4, hits: 3 },
      moved: { n: 3, hits: 3 },
    })
    expect(of('roi')).toMatchObject({
      byStage: { intent: 3, evaluation: 1 },
      byPersona: { CFO: 1 },
      lastSentAt: 30 * DAY,
    })
  })
  it('knows of views only where a link could tell', () => {
    expect(of('guide').views).toEqual({ hits: 0, n: 0 })
    expect(of('roi').views).toMatchObject({ hits: 3, n: 4, rate: 0.75 })
    const [line] = assetUse([], [send('x', undefined, { viewedAt: 11 * DAY }), send('x', undefined), send('x', undefined, { tracked: true })]) // prettier-ignore
    expect(line!.views).toMatchObject({ hits: 1, n: 2 })
  })
  it('shrinks toward the rate of all', () => {
    // Eight of 28 moved; (3 + 20 × 8/28) / 23.
    expect(of('roi').shrunk).toBeCloseTo((3 + (20 * 8) / 28) / 23, 12)
  })
  it('marks the never used, the sleeper and what was sent after its last day', () => {
    expect(of('faq').marks).toEqual(['neverUsed'])
    // It can only be read.
    expect(of('secret').marks).toEqual([])
    expect(of('roi').marks).toEqual(['sleeper', 'expiredSent'])
  })
})

describe('objections', () => {
  it('alike in words are one line; those no asset answers are gaps', () => {
    const lines = countObjections([
      { text: 'Do you have SSO?', leadId: 'a', at: 2, answeredBy: 'sso-guide' },
      { text: ' do you  have sso ', leadId: 'b', at: 5 },
      { text: 'Too expensive', leadId: 'a', at: 9 },
      { text: ' ', leadId: 'a', at: 9 },
    ])
    expect(lines).toEqual([
      {
        text: 'Do you have SSO?',
        times: 2,
        leads: 2,
        lastAt: 5,
        answered: 1,
        answers: ['sso-guide'],
        isGap: false,
      },
      { text: 'Too expensive', times: 1, leads: 1, lastAt: 9, answered: 0, answers: [], isGap: true },
    ])
  })
})

describe('struggling accounts', () => {
  const account = (name: string, touches: number[], overdue = 0, openObjections = 0) => ({
    account: name,
    touches,
    overdue,
    openObjections,
  })
  it('are quiet, cooling, or wait for us; most reasons first, the well left out', () => {
    const found = strugglingAccounts(
      [
        account('Well', days(99, 98, 70, 60)),
        account('Quiet', days(79)),
        account('Cooling', days(45, 50, 60, 69, 90)),
        account('Both', days(45, 50, 60, 69), 2, 1),
        account('New', []),
      ],
      100 * DAY,
    )
    expect(found).toEqual([
      {
        account: 'Both',
        struggles: [
          { kind: 'quiet', days: 31 },
          { kind: 'cooling', recent: 0, before: 4 },
          { kind: 'overdue', count: 2 },
          { kind: 'unanswered', count: 1 },
        ],
      },
      { account: 'Cooling', struggles: [{ kind: 'cooling', recent: 1, before: 4 }] },
      { account: 'Quiet', struggles: [{ kind: 'quiet', days: 21 }] },
    ])
  })
  it('look at nothing that is still to come', () => {
    expect(strugglingAccounts([account('Ahead', days(50, 120))], 100 * DAY)[0]!.struggles).toEqual([
      { kind: 'quiet', days: 50 },
    ])
  })
})
