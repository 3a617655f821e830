import type { Answer, Feedback, FeedbackState, Verdict } from '../domain/feedback'
import type { FeedbackList } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { answerFeedback, changeFeedback, findFeedback, listFeedback } from '../store/feedback-store'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

const PAGE_SIZE = 50

interface ListInput {
  state?: FeedbackState
  verdict?: Verdict
  text?: string
  cursor?: string
}

/** Marketing's side of a verdict: list, seen, answer. The rep's words are never touched here. */
export function answerHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async feedbackList({ cursor, ...filter }: ListInput): Promise<FeedbackList> {
      return listFeedback(db, filter, { size: PAGE_SIZE, ...(cursor ? { cursor } : {}) })
    },

    async feedbackGet({ feedbackId }: { feedbackId: string }): Promise<Feedback | null> {
      return (await findFeedback(db, feedbackId)) ?? null
    },

    async feedbackSeen({ feedbackId }: { feedbackId: string }): Promise<void> {
      await changeFeedback(db, feedbackId, (feedback) => ({ ...feedback, seenAt: feedback.seenAt ?? now() }))
      tellPanels('storeChanged', { nouns: ['feedback'] })
    },

    async feedbackAnswer(
      { feedbackId, answer }: { feedbackId: string; answer: Omit<Answer, 'by' | 'at'> },
      caller: Caller,
    ): Promise<Feedback> {
      const by = await memberName(worker, caller)
      const answered = await answerFeedback(db, feedbackId, { ...answer, by, at: now() })
      tellPanels('storeChanged', { nouns: ['feedback'] })
      return answered
    },
  }
}
