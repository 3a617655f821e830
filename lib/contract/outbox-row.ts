import { z } from 'zod'
import { Asset } from '../domain/asset'
import { ContentRequest } from '../domain/content-request'
import { Rule } from '../domain/definition/rule'
import { Answer, Dispute, Feedback, Reason } from '../domain/feedback'
import { Lead } from '../domain/lead'
import { ModelDecision, ModelNumbers } from '../domain/model-version'
import { Objection } from '../domain/objection'
import { ReportSettings } from '../domain/reports/report-settings'
import { Send } from '../domain/send'
import { Stage } from '../domain/stage'
import { Side } from '../domain/touchpoint'

const id = z.string().min(1).max(200)
const note = z.string().trim().max(500).optional()

/** Who did it is the session's member; names that a browser wrote are replaced by the hub. */
const op = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ op: z.literal(name), ...shape })

/** Everything that a browser does to its team's workspace. A new one is one line, here and in the hub's `apply`. */
export const OutboxAct = z.discriminatedUnion('op', [
  op('feedbackAdd', { feedback: Feedback.omit({ seenAt: true, answer: true, receiptSeenAt: true }) }),
  /** Within ten seconds of the verdict by the browser's clock; it may arrive days later. */
  op('feedbackUndo', { feedbackId: id }),
  op('feedbackDetail', {
    feedbackId: id,
    reason: Reason.optional(),
    until: z.number().int().optional(),
    note: z.string().trim().max(2000).optional(),
  }),
  op('feedbackSeen', { feedbackId: id }),
  op('feedbackAnswer', { feedbackId: id, answer: Answer.omit({ by: true, at: true }) }),
  op('receiptSeen', { feedbackId: id }),
  op('disputePut', { dispute: Dispute }),
  op('disputeRemove', { leadId: id }),
  op('sendAdd', { send: Send.omit({ moved: true }) }),
  op('sendJudged', { sendId: id, moved: z.boolean() }),
  op('assetPut', { asset: Asset }),
  op('leadAdd', { lead: Lead }),
  op('objectionAdd', { objection: Objection.omit({ answeredBy: true, answeredAt: true }) }),
  op('objectionAnswer', { objectionId: id, assetId: id }),
  op('requestAdd', { request: ContentRequest.omit({ outcome: true }) }),
  op('requestVote', { requestId: id, leadId: id.optional() }),
  op('requestAnswer', {
    requestId: id,
    kind: z.enum(['planned', 'shipped', 'declined']),
    assetId: id.optional(),
    note,
  }),
  op('definitionAdd', { rule: Rule, note }),
  op('definitionAgree', { version: z.number().int(), side: Side, by: z.string().trim().min(1).max(320) }),
  op('modelAdd', { numbers: ModelNumbers, note }),
  op('modelUse', { version: z.number().int() }),
  op('modelDecide', { decision: ModelDecision, numbers: ModelNumbers.optional() }),
  op('handoffPut', { stage: Stage }),
  op('reportSettingsPut', { settings: ReportSettings }),
])
export type OutboxAct = z.infer<typeof OutboxAct>

/** One act waiting to be told. Law: `id` is made once in the browser and is its idempotency key for ever. */
export const OutboxRow = z.object({
  id,
  /** By the browser's clock, ms. */
  at: z.number().int(),
  act: OutboxAct,
})
export type OutboxRow = z.infer<typeof OutboxRow>
