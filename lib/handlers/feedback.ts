import type { Reason, Verdict } from '../domain/feedback'
import { makeSnapshot } from '../domain/snapshot'
import type { FeedbackLine } from '../messages/panel-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { makeId } from '../platform/id'
import { addFeedback, changeFeedback, undoFeedback } from '../store/feedback-store'
import { getVersions } from '../store/definition-store'
import { getLead } from '../store/lead-store'
import { definitionFor, feedbackLine, knowLead } from './lead-view'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** The button shows eight seconds; two more let a late click arrive. */
const UNDO_MS = 10_000

/** The rep's verdicts. */
export function feedbackHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async feedbackAdd(input: { leadId: string; verdict: Verdict }, caller: Caller): Promise<FeedbackLine> {
      const known = await knowLead(worker, await getLead(db, input.leadId))
      const { lead, touchpoints, journey } = known
      const at = now()
      const definition = definitionFor(await getVersions(db), known, at)
      const feedback = {
        id: makeId(at),
        ...input,
        leadId: lead.id,
        member: await memberName(worker, caller),
        at,
        snapshot: makeSnapshot(lead, touchpoints, journey, definition),
      }
      await addFeedback(db, feedback)
      tellPanels('storeChanged', { nouns: ['feedback'] })
      return feedbackLine(feedback)
    },

    async feedbackUndo({ feedbackId }: { feedbackId: string }): Promise<void> {
      await undoFeedback(db, feedbackId, now(), UNDO_MS)
      tellPanels('storeChanged', { nouns: ['feedback'] })
    },

    async feedbackDetail(input: {
      feedbackId: string
      reason?: Reason
      until?: number
      note?: string
    }): Promise<FeedbackLine> {
      const { feedbackId, reason, until, note } = input
      // All three as they stand now: what a message leaves out was taken away.
      const detail = { reason, until, note }
      const changed = await changeFeedback(db, feedbackId, (feedback) => ({ ...feedback, ...detail }), {
        act: { op: 'feedbackDetail', feedbackId, ...detail },
        now: now(),
      })
      tellPanels('storeChanged', { nouns: ['feedback'] })
      return feedbackLine(changed)
    },

    async receiptSeen({ feedbackId }: { feedbackId: string }): Promise<void> {
      const at = now()
      await changeFeedback(db, feedbackId, (feedback) => ({ ...feedback, receiptSeenAt: at }), {
        act: { op: 'receiptSeen', feedbackId },
        now: at,
      })
      tellPanels('storeChanged', { nouns: ['feedback'] })
    },
  }
}
