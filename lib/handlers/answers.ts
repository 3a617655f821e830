import type { Answer, Feedback, FeedbackState, Verdict } from '../domain/feedback'
import type { DisputeLine, FeedbackList } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { answerFeedback, changeFeedback, findFeedback, keepFeedback } from '../store/feedback-store'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

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
    feedbackList: ({ cursor, ...filter }: ListInput): Promise<FeedbackList> =>
      worker.source.feedbackList(filter, cursor),

    async feedbackGet({ feedbackId }: { feedbackId: string }): Promise<Feedback | null> {
      return (await worker.source.feedbackGet(feedbackId)) ?? null
    },

    async feedbackSeen({ feedbackId }: { feedbackId: string }): Promise<void> {
      await needHere(feedbackId)
      const at = now()
      await changeFeedback(db, feedbackId, (feedback) => ({ ...feedback, seenAt: feedback.seenAt ?? at }), {
        act: { op: 'feedbackSeen', feedbackId },
        now: at,
      })
      tellPanels('storeChanged', { nouns: ['feedback'] })
    },

    async feedbackAnswer(
      { feedbackId, answer }: { feedbackId: string; answer: Omit<Answer, 'by' | 'at'> },
      caller: Caller,
    ): Promise<Feedback> {
      await needHere(feedbackId)
      const by = await memberName(worker, caller)
      const answered = await answerFeedback(db, feedbackId, { ...answer, by, at: now() })
      tellPanels('storeChanged', { nouns: ['feedback'] })
      return answered
    },

    disputeList: (): Promise<DisputeLine[]> => worker.source.disputeList(),
  }

  /** A hub's older verdicts are listed, and no copy of them is here until one is worked on. */
  async function needHere(feedbackId: string): Promise<void> {
    if (!db.isHubCopy || (await findFeedback(db, feedbackId))) return
    const feedback = await worker.source.feedbackGet(feedbackId)
    if (feedback) await keepFeedback(db, feedback)
  }
}
