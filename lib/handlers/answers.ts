import type { Answer, Feedback, FeedbackState, Verdict } from '../domain/feedback'
import type { DisputeLine, FeedbackList } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { listDisputes } from '../store/dispute-store'
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

/** Marketing's side of verdicts (list, seen, answer) and of disputes (list). The rep's words are never touched here. */
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

    async disputeList(): Promise<DisputeLine[]> {
      const disputes = await listDisputes(db)
      const leads = await db.leads.bulkGet(disputes.map((dispute) => dispute.leadId))
      return disputes.map((dispute, i) => ({
        ...dispute,
        leadName: leads[i]?.name ?? 'A lead that is no longer here',
        company: leads[i]?.company,
      }))
    },
  }
}
