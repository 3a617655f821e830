import { expect, it, vi } from 'vitest'
import { makeWorker, NOW } from '../../test/factories/worker'
import type { Feedback } from '../domain/feedback'
import { HalfdoorDatabase } from '../store/database'
import { answerHandlers } from './answers'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const HOUSE = { kind: 'house' } as const
const snapshot = { leadName: 'Ann Lee', stage: 'interest', sureness: 0.5, since: NOW, evidence: [], lastTouchpoints: [], touchpointCount: 1, modelVersion: 'default-1' } as const // prettier-ignore
const theirs: Feedback = { id: 'old', leadId: 'ann', verdict: 'bad', member: 'Kim', at: NOW, snapshot: { ...snapshot, evidence: [], lastTouchpoints: [] } } // prettier-ignore

let count = 0

/** A marketer's copy of a hub's workspace; the hub holds one verdict that is not in it. */
function atHub(held: Feedback | undefined = theirs) {
  const worker = makeWorker()
  const db = new HalfdoorDatabase(`answers-${count++}`, true)
  const feedbackGet = vi.fn(async (id: string) => (id === held?.id ? held : undefined))
  const answers = answerHandlers({ ...worker, db, own: db, source: { ...worker.source, feedbackGet } })
  const acts = async () => (await db.outbox.toArray()).map(({ act }) => act)
  return { db, answers, feedbackGet, acts }
}

it('fetches a verdict that is not in the copy before it is seen, and tells the hub', async () => {
  const { db, answers, feedbackGet, acts } = atHub()
  await answers.feedbackSeen({ feedbackId: 'old' })
  expect(feedbackGet).toHaveBeenCalledExactlyOnceWith('old')
  expect(await db.feedback.get('old')).toEqual({ ...theirs, seenAt: NOW })
  expect(await acts()).toEqual([{ op: 'feedbackSeen', feedbackId: 'old' }])
})

it('fetches it before it is answered, and not again: what was done here stays', async () => {
  const { db, answers, feedbackGet } = atHub()
  await answers.feedbackSeen({ feedbackId: 'old' })
  const answered = await answers.feedbackAnswer({ feedbackId: 'old', answer: { kind: 'thanks' } }, HOUSE)
  expect(answered).toMatchObject({
    id: 'old',
    member: 'Kim',
    seenAt: NOW,
    answer: { kind: 'thanks', at: NOW },
  })
  expect(await db.feedback.get('old')).toEqual(answered)
  expect(feedbackGet).toHaveBeenCalledOnce()
})

it('says so where the rep has taken it back, and tells the hub nothing', async () => {
  const { answers, acts } = atHub()
  await expect(answers.feedbackSeen({ feedbackId: 'gone' })).rejects.toThrow('taken back')
  await expect(
    answers.feedbackAnswer({ feedbackId: 'gone', answer: { kind: 'thanks' } }, HOUSE),
  ).rejects.toThrow('taken back')
  expect(await acts()).toEqual([])
})
