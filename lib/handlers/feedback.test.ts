import { describe, expect, it, vi } from 'vitest'
import { aLead, aTouch, makeWorker, NOW, putLead } from '../../test/factories/worker'
import { answerHandlers } from './answers'
import { feedbackHandlers } from './feedback'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const CALLER = { kind: 'framedPanel', tabId: 1 } as const
const HOUSE = { kind: 'house' } as const

async function withVerdict() {
  const worker = makeWorker()
  const lead = aLead({ source: 'Fair', campaign: 'Hannover', company: 'Acme' })
  await putLead(worker, lead, [
    aTouch('webinar.attended', 3),
    aTouch('pricing.viewed', 1),
    aTouch('form.submitted', 9),
  ])
  const feedback = feedbackHandlers(worker)
  const line = await feedback.feedbackAdd({ leadId: lead.id, verdict: 'bad' }, CALLER)
  return { worker, lead, feedback, answers: answerHandlers(worker), line }
}

describe('a verdict', () => {
  it('is stored with a snapshot of what the rep saw, frozen', async () => {
    const { worker, lead, line } = await withVerdict()
    const stored = (await worker.db.feedback.get(line.id))!
    expect(stored).toMatchObject({ verdict: 'bad', leadId: lead.id, at: NOW, member: 'You' })
    expect(stored.snapshot).toMatchObject({
      leadName: 'Ann Lee',
      stage: 'consideration',
      source: 'Fair',
      touchpointCount: 3,
    })
    expect(stored.snapshot.evidence.length).toBe(3)
    await putLead(worker, { ...lead, name: 'Renamed' }, [])
    expect((await worker.db.feedback.get(line.id))!.snapshot).toEqual(stored.snapshot)
  })

  it('can be undone for ten seconds and not later', async () => {
    const { worker, feedback, line } = await withVerdict()
    worker.clock.now = NOW + 10_001
    await expect(feedback.feedbackUndo({ feedbackId: line.id })).rejects.toThrow('Too late')
    worker.clock.now = NOW + 9_000
    await feedback.feedbackUndo({ feedbackId: line.id })
    expect(await worker.db.feedback.count()).toBe(0)
    await expect(feedback.feedbackUndo({ feedbackId: line.id })).rejects.toThrow('taken back')
  })

  it('takes a reason, a date and a note after, and lets go of what is taken away', async () => {
    const { feedback, line } = await withVerdict()
    const dated = { reason: 'competitorContract', until: NOW + 1, note: 'Until March' } as const
    expect(await feedback.feedbackDetail({ feedbackId: line.id, ...dated })).toMatchObject(dated)
    const plain = await feedback.feedbackDetail({ feedbackId: line.id, reason: 'badTiming' })
    expect([plain.reason, plain.until, plain.note]).toEqual(['badTiming', undefined, undefined])
  })

  it('of a lead that is gone is refused and nothing is stored', async () => {
    const { worker, feedback } = await withVerdict()
    await expect(feedback.feedbackAdd({ leadId: 'gone', verdict: 'good' }, CALLER)).rejects.toThrow(
      'no longer',
    )
    expect(await worker.db.feedback.count()).toBe(1)
  })
})

describe("marketing's answer", () => {
  it('reaches the rep as a new receipt until seen, and again when it changes', async () => {
    const { worker, feedback, answers, line } = await withVerdict()
    await answers.feedbackAnswer({ feedbackId: line.id, answer: { kind: 'thanks' } }, HOUSE)
    const row = async () => (await worker.db.feedback.get(line.id))!
    expect((await row()).answer).toMatchObject({ kind: 'thanks', at: NOW })
    await feedback.receiptSeen({ feedbackId: line.id })
    expect((await row()).receiptSeenAt).toBe(NOW)
    await answers.feedbackAnswer(
      { feedbackId: line.id, answer: { kind: 'stays', note: 'fits the rule' } },
      HOUSE,
    )
    expect((await row()).receiptSeenAt).toBeUndefined()
    expect((await row()).verdict).toBe('bad')
  })

  it('lists by state with counts over all', async () => {
    const { worker, lead, feedback, answers, line } = await withVerdict()
    worker.clock.now = NOW + 5
    const second = await feedback.feedbackAdd({ leadId: lead.id, verdict: 'good' }, CALLER)
    await answers.feedbackAnswer({ feedbackId: line.id, answer: { kind: 'thanks' } }, HOUSE)
    const all = await answers.feedbackList({})
    expect(all.items.map((f) => f.id)).toEqual([second.id, line.id])
    expect(all.counts).toEqual({ new: 1, seen: 0, answered: 1, total: 2 })
    expect((await answers.feedbackList({ state: 'new' })).items.map((f) => f.id)).toEqual([second.id])
    expect((await answers.feedbackList({ text: 'hannover acm' })).items).toHaveLength(2)
    expect((await answers.feedbackList({ text: 'berlin' })).items).toEqual([])
    await answers.feedbackSeen({ feedbackId: second.id })
    expect((await answers.feedbackList({})).counts).toEqual({ new: 0, seen: 1, answered: 1, total: 2 })
  })

  it('pages without losing or doubling any', async () => {
    const { worker, lead, feedback, answers } = await withVerdict()
    for (let i = 0; i < 119; i++) {
      worker.clock.now = NOW + (i >> 1)
      await feedback.feedbackAdd({ leadId: lead.id, verdict: 'good' }, CALLER)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await answers.feedbackList(cursor ? { cursor } : {})
      seen.push(...page.items.map((f) => f.id))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })
})
