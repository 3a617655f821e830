import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Feedback } from '../domain/feedback'
import type { Lead } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import { putReportSettings } from '../store/report-rows'
import { aLead, anAsset, aTouch, DAY, makeWorker, NOW, putAssets, putLead } from '../../test/factories/worker'
import { runReports } from './report-run'
import type { WorkerParts } from './worker'

// NOW is Friday 1 May 2026, 12:00 UTC; the company works Monday to Friday, nine to five, UTC.
const HOUR = 3_600_000
const ago = (days: number) => NOW - days * DAY
const run = async (worker: WorkerParts) =>
  (await runReports(worker, () => undefined, new AbortController().signal))!

const aVerdict = (
  leadId: string,
  verdict: Feedback['verdict'],
  at: number,
  answeredAt?: number,
): Feedback => ({
  id: `${leadId}-${at}`,
  leadId,
  verdict,
  member: 'Rita',
  at,
  snapshot: {
    leadName: leadId,
    stage: 'intent',
    sureness: 1,
    since: at,
    evidence: [],
    lastTouchpoints: [],
    touchpointCount: 0,
    modelVersion: 'default-1',
  },
  ...(answeredAt ? { answer: { kind: 'thanks', by: 'Mei', at: answeredAt } } : {}),
})

describe('the waterfall of a workspace', () => {
  it('counts cohorts by anchors and verdicts, old enough ones only', async () => {
    const worker = makeWorker()
    await putLead(worker, aLead({ id: 'ann', createdAt: ago(100), source: 'Fair', anchors: [{ kind: 'opportunity', at: ago(80) }, { kind: 'won', at: ago(60) }] })) // prettier-ignore
    await putLead(worker, aLead({ id: 'bo', createdAt: ago(100), source: 'Fair', anchors: [{ kind: 'meeting', at: ago(98) }] })) // prettier-ignore
    await putLead(worker, aLead({ id: 'cy', createdAt: ago(50), source: 'Ads' }))
    await putLead(worker, aLead({ id: 'di', createdAt: ago(10), source: 'Ads' }))
    await worker.db.feedback.add(aVerdict('bo', 'good', ago(99)))
    const { reached, waterfall, conversion, won, leads, wonBeforeArrival } = await run(worker)
    expect({ leads, won, wonBeforeArrival }).toEqual({ leads: 4, won: 1, wonBeforeArrival: 0 })
    // No definition and no word of the CRM: MQL is not known. Who won came so far as every step on the way.
    expect(reached).toEqual([
      { step: 'inquiry', count: 4 },
      { step: 'sal', count: 2 },
      { step: 'sql', count: 2 },
      { step: 'opportunity', count: 1 },
      { step: 'won', count: 1 },
    ])
    // Bo came to SAL after one day; Ann skipped it and won. Di has not had 30 days.
    expect(waterfall[30][0]).toMatchObject({
      from: 'inquiry', to: 'sal', entered: 4, arrived: 1, skipped: 1, medianDays: 1,
      cohort: { n: 3, hits: 1, pending: 1 },
    }) // prettier-ignore
    expect(waterfall[90][0]!.cohort).toMatchObject({ n: 2, hits: 1, pending: 2 })
    // Won 20 days after opportunity; the other never came so far.
    expect(waterfall[30].at(-1)).toMatchObject({ from: 'opportunity', to: 'won', entered: 1, medianDays: 20 })
    expect(conversion[90].source.lines).toMatchObject([
      { value: 'Ads', leads: 2, won: 0, cohort: { n: 0, pending: 2 } },
      { value: 'Fair', leads: 2, won: 1, medianDays: 40, cohort: { n: 2, hits: 1, pending: 0 } },
    ])
    expect(conversion[30].source.lines[1]!.cohort).toMatchObject({ n: 2, hits: 0 })
    expect(conversion[30].cohort.lines.map(({ value, leads: n }) => [value, n])).toEqual([
      ['2026-01', 2],
      ['2026-03', 1],
      ['2026-04', 1],
    ])
  })
  it('arrives with the first touch where that is earlier, and tells who won before', async () => {
    const worker = makeWorker()
    const url = 'https://acme.example/Pricing/?gclid=1#top'
    await putLead(worker, aLead({ id: 'ann', anchors: [{ kind: 'won', at: ago(30) }] }), [
      aTouch('ad.clicked', 21, { grade: 'machine', url: 'https://acme.example/machine' }),
      aTouch('page.viewed', 20, { url }),
    ])
    const { from, wonBeforeArrival, conversion } = await run(worker)
    expect([from, wonBeforeArrival]).toEqual([ago(21), 1])
    expect(conversion[30].landingPage.lines).toMatchObject([{ value: 'acme.example/Pricing', won: 1 }])
  })
  it('says MQL when the definition in force was first met, or when the CRM said so', async () => {
    const worker = makeWorker()
    await putLead(worker, aLead({ id: 'ann', createdAt: ago(40), industry: 'Food' }), [
      aTouch('pricing.viewed', 30),
      aTouch('pricing.viewed', 20, { grade: 'machine' }),
      aTouch('pricing.viewed', 12),
    ])
    await putLead(worker, aLead({ id: 'bo', createdAt: ago(40), industry: 'Law' }), [
      aTouch('pricing.viewed', 9), aTouch('pricing.viewed', 8),
      aTouch('stage.changed', 5, { side: 'sales', title: 'Marketing Qualified Lead' }),
    ]) // prettier-ignore
    const before = await run(worker)
    expect(before.waterfall[30][0]).toMatchObject({ to: 'mql', arrived: 1, medianDays: 35 })
    expect(before.handoff).toEqual({ by: 'stage', stage: 'consideration' })
    const yes = { by: 'X', at: ago(50) }
    const rule = { all: [{ field: 'industry', op: '=', value: 'Food' }, { touches: ['pricing.viewed'], atLeast: 2 }] } // prettier-ignore
    const version = { version: 3, rule, by: 'X', at: ago(50), agreed: { marketing: yes, sales: yes } }
    await worker.db.settings.put({ key: 'definition', value: [version] })
    const after = await run(worker)
    expect(after.waterfall[30][0]).toMatchObject({ to: 'mql', arrived: 1, medianDays: 28 })
    expect(after.handoff).toEqual({ by: 'definition', version: 3 })
  })
})

describe('speed and promises', () => {
  /** A lead that comes to sales by a demo request. */
  const handed = (id: string, at: number, ...acts: Touchpoint[]): [Lead, Touchpoint[]] => [
    aLead({ id, createdAt: at, company: id }),
    [aTouch('demo.requested', 0, { at }), ...acts],
  ]
  const call = (at: number) => aTouch('call.made', 0, { at, side: 'sales' })

  it('count business hours from the hand-over, in the company’s zone', async () => {
    const worker = makeWorker()
    const friday = ago(7) // Friday 24 April, 12:00
    await putLead(worker, ...handed('ann', friday, call(friday + 3 * HOUR)))
    // Friday 16:00 to Monday 11:00: one hour and two.
    await putLead(worker, ...handed('bo', friday + 4 * HOUR, call(friday + 71 * HOUR)))
    // To Wednesday noon: 5 hours on Friday, 16 on Monday and Tuesday, 3 on Wednesday. Late.
    await putLead(worker, ...handed('cy', friday, call(friday + 120 * HOUR)))
    await putLead(worker, ...handed('di', friday))
    await putLead(worker, ...handed('ed', NOW - HOUR))
    // A year ago: no promise is looked at any more.
    await putLead(worker, ...handed('flo', ago(300)))
    await worker.db.feedback.bulkAdd([
      aVerdict('ann', 'good', friday, friday + 4 * DAY), // Answered on Tuesday 12:00, in its last moment.
      aVerdict('bo', 'bad', friday + 47 * HOUR),
    ])
    const { speed, promises, handovers, accounts } = await run(worker)
    expect(handovers).toBe(5)
    expect(speed).toMatchObject({ touched: 3, waiting: 2, medianHours: 3, within: { hits: 2, n: 4 } })
    expect(speed!.p90Hours).toBeCloseTo(3 + 0.8 * 21, 9)
    expect(promises).toMatchObject([
      { kind: 'firstAttempt', kept: 2, late: 1, overdue: 1, open: 1 },
      { kind: 'verdict', kept: 2, late: 0, overdue: 2, open: 1 },
      { kind: 'answer', kept: 1, late: 0, overdue: 1, open: 0, share: { hits: 1, n: 2 } },
    ])
    expect(accounts.struggling.find(({ account }) => account === 'di')?.struggles).toEqual([
      { kind: 'overdue', count: 2 },
    ])
    await putReportSettings(
      worker.db,
      {
        calendar: { zone: 'America/New_York', days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
      },
      NOW,
    )
    // Noon UTC is eight in New York. Ann's call came two hours after nine; Bo's before nine on Monday, so that only
    // Friday from twelve to five counts; Cy's after three full days.
    const inNewYork = (await run(worker)).speed!
    expect(inNewYork.medianHours).toBe(5)
    expect(inNewYork.p90Hours).toBeCloseTo(5 + 0.8 * 19, 9)
  })
  it('say nothing of attempts where no act of sales is known, nor of verdicts before the first', async () => {
    const worker = makeWorker()
    await putLead(worker, ...handed('ann', ago(9)))
    const { speed, promises, accounts } = await run(worker)
    expect(speed).toBeUndefined()
    expect([promises, accounts.struggling]).toEqual([[], []])
  })
})

describe('attribution over a workspace', () => {
  it('shares each won lead out among both teams’ touches, and says what it cannot', async () => {
    const worker = makeWorker()
    const won = [{ kind: 'won' as const, at: ago(1) }]
    await putLead(worker, aLead({ id: 'ann', anchors: won }), [
      aTouch('ad.clicked', 15, { channel: 'Ads ' }),
      aTouch('email.opened', 12, { grade: 'machine' }),
      aTouch('email.sent', 11),
      aTouch('call.made', 8, { side: 'sales' }),
    ])
    await putLead(worker, aLead({ id: 'bo', anchors: won }), [aTouch('stage.changed', 5, { side: 'sales' })])
    await putLead(worker, aLead({ id: 'cy' }), [aTouch('ad.clicked', 4), aTouch('ad.clicked', 3)])
    await worker.db.sends.add({ id: 's', assetId: 'roi', leadId: 'ann', member: 'Rita', at: ago(2), outcome: 'copied' }) // prettier-ignore
    const { attribution } = await run(worker)
    expect(attribution).toMatchObject({ conversions: 2, unattributed: 1, paths: 3 })
    const credit = (channel: string) => attribution.channels.find((each) => each.channel === channel)!
    expect(attribution.channels.map(({ channel }) => channel).sort()).toEqual([
      'marketing|ads',
      'sales|asset sent',
      'sales|phone',
    ])
    expect(credit('marketing|ads')).toMatchObject({ paths: 2, credit: { first: 1, last: 0, position: 0.4 } })
    expect(credit('sales|asset sent').credit).toMatchObject({ last: 1, position: 0.4 })
    for (const { credit: own } of attribution.channels) {
      expect(own.linear).toBeCloseTo(1 / 3, 12)
      expect(own.shapley).toBeCloseTo(1 / 3, 12)
      // Without any of the three nothing converts, so each has the same removal effect.
      expect(own.markov).toBeCloseTo(1 / 3, 12)
    }
    // Weights 2^-(14/7), 2^-(7/7), 2^-(1/7).
    const weights = [0.25, 0.5, 2 ** (-1 / 7)]
    expect(credit('sales|phone').credit.timeDecay).toBeCloseTo(0.5 / weights.reduce((a, b) => a + b), 12)
  })
})

describe('assets, accounts and velocity of a workspace', () => {
  it('count a send as viewed where a person opened its link, and no machine, of those with a link', async () => {
    const worker = makeWorker()
    await putLead(worker, aLead({ id: 'ann', createdAt: ago(100) }))
    await putAssets(worker, anAsset('roi'))
    const send = { assetId: 'roi', leadId: 'ann', member: 'Rita', at: ago(20), outcome: 'inserted' } as const
    await worker.db.sends.bulkAdd([{ id: 's1' }, { id: 's2' }, { id: 's3' }, { id: 's4', tracked: true }].map((own) => ({ ...send, ...own }))) // prettier-ignore
    const view = { linkId: 'l', leadId: 'ann', assetId: 'roi', at: ago(19), why: '' }
    await worker.db.views.bulkAdd([
      { ...view, id: 'v1', sendId: 's1', grade: 'human' },
      { ...view, id: 'v2', sendId: 's1', grade: 'human' },
      { ...view, id: 'v3', sendId: 's2', grade: 'machine' },
      { ...view, id: 'v4', grade: 'human' },
    ])
    expect((await run(worker)).assets[0]).toMatchObject({ sends: 4, views: { hits: 1, n: 3 } })
  })

  it('judge sends whose lead nobody opened since, and mark assets', async () => {
    const worker = makeWorker()
    await putAssets(
      worker,
      anAsset('roi', { title: 'ROI sheet', validTo: ago(40) }),
      anAsset('faq', { title: 'FAQ' }),
    )
    await putLead(worker, aLead({ id: 'ann', persona: 'CFO' }), [
      aTouch('email.replied', 25, { side: 'sales' }),
    ])
    const send = { assetId: 'roi', leadId: 'ann', outcome: 'copied' as const }
    await worker.db.sends.bulkAdd([
      { ...send, id: '1', member: 'Rita', at: ago(30) }, // Five days before the reply.
      { ...send, id: '2', member: 'Jo', at: ago(20) },
      { ...send, id: '3', member: 'Jo', at: ago(3) }, // Its fourteen days are not over.
    ])
    const { assets, sends } = await run(worker)
    expect(sends).toMatchObject({ count: 3, moved: { hits: 1, n: 2 } })
    expect(assets).toMatchObject([
      { title: 'ROI sheet', sends: 3, leads: 1, reps: 2, moved: { hits: 1, n: 2 }, shrunk: 0.5, byPersona: { CFO: 3 }, marks: ['expiredSent'] },
      { title: 'FAQ', sends: 0, marks: ['neverUsed'] },
    ]) // prettier-ignore
  })
  it('name accounts that went quiet, companies written alike as one, won and lost ones not', async () => {
    const worker = makeWorker()
    const sql = { kind: 'sql' as const, at: ago(200) }
    await putLead(worker, aLead({ id: 'a', company: 'Acme  GmbH', anchors: [sql] }), [
      aTouch('page.viewed', 90),
    ])
    await putLead(worker, aLead({ id: 'b', company: 'acme gmbh' }), [aTouch('blog.viewed', 30)])
    await putLead(worker, aLead({ id: 'c', company: 'Bolt', anchors: [sql, { kind: 'lost', at: ago(80) }] }), [aTouch('page.viewed', 90)]) // prettier-ignore
    await putLead(worker, aLead({ id: 'd', company: 'Core', anchors: [sql, { kind: 'won', at: ago(80) }] }), [aTouch('page.viewed', 90)]) // prettier-ignore
    await putLead(worker, aLead({ id: 'e', company: 'Core', anchors: [sql] }), [aTouch('page.viewed', 90)])
    const { accounts } = await run(worker)
    expect(accounts).toEqual({
      inPlay: 1,
      total: 1,
      struggling: [{ account: 'Acme  GmbH', struggles: [{ kind: 'quiet', days: 30 }] }],
    })
  })
  it('multiply out the velocity of the last year’s opportunities', async () => {
    const worker = makeWorker()
    const deal = (id: string, ...anchors: [kind: 'opportunity' | 'won' | 'lost', days: number][]) =>
      putLead(worker, aLead({ id, createdAt: ago(900), anchors: anchors.map(([kind, days]) => ({ kind, at: ago(days) })) })) // prettier-ignore
    await deal('a', ['opportunity', 100], ['won', 80])
    await deal('b', ['opportunity', 100], ['won', 60])
    await deal('c', ['opportunity', 90], ['lost', 20])
    await deal('d', ['opportunity', 9])
    await deal('e', ['won', 30]) // When it was opened is not known.
    await deal('f', ['opportunity', 800], ['won', 700]) // Too long ago.
    const { velocity } = await run(worker)
    // Five, three of four decided won, (20 + 40) / 2 days.
    expect(velocity).toMatchObject({ opportunities: 5, open: 1, winRate: { hits: 3, n: 4 }, cycleDays: 30 })
    expect(velocity!.wonPerDay).toBeCloseTo((5 * 0.75) / 30, 12)
    expect(velocity!.perDay).toBeUndefined()
    await putReportSettings(
      worker.db,
      { ...(await run(worker)).settings, dealValue: 2000, currency: 'EUR' },
      NOW,
    )
    expect((await run(worker)).velocity!.perDay).toBeCloseTo(250, 9)
  })
  it('stop when nobody wants them any more', async () => {
    const worker = makeWorker()
    await putLead(worker, aLead())
    const row = (await worker.db.leads.toArray())[0]!
    await worker.db.leads.bulkPut(
      Array.from({ length: 500 }, (_, i) => ({ ...row, id: `more-${i}`, keys: [] })),
    )
    const life = new AbortController()
    const seen: number[] = []
    const reports = await runReports(
      worker,
      (done) => {
        seen.push(done)
        life.abort()
      },
      life.signal,
    )
    expect([reports, seen]).toEqual([undefined, [250]])
  })
})
