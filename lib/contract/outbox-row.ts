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

/** Made by a browser or an import; without what no log and no database bears. */
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'an id without control characters')
const note = z.string().trim().max(500).optional()

/** Nouns with ids that a table can be keyed by; the domain's own shapes set no bound. */
const VerdictGiven = Feedback.omit({ seenAt: true, answer: true, receiptSeenAt: true }).extend({
  id,
  leadId: id,
})
const SendMade = Send.omit({ moved: true }).extend({ id, leadId: id, assetId: id })

/** Who did it is the session's member; names that a browser wrote are replaced by the hub. */
const op = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ op: z.literal(name), ...shape })

/** Everything that a browser does to its team's workspace. A new one is one line, here and in the hub's `apply`. */
export const OutboxAct = z.discriminatedUnion('op', [
  op('feedbackAdd', { feedback: VerdictGiven }),
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
  op('disputePut', { dispute: Dispute.extend({ id, leadId: id }) }),
  op('disputeRemove', { leadId: id }),
  op('sendAdd', { send: SendMade }),
  op('sendJudged', { sendId: id, moved: z.boolean() }),
  op('assetPut', { asset: Asset.extend({ id }) }),
  op('leadAdd', {
    lead: Lead.extend({ id, emails: Lead.shape.emails.max(50), crm: Lead.shape.crm.max(50) }),
  }),
  op('objectionAdd', {
    objection: Objection.omit({ answeredBy: true, answeredAt: true }).extend({ id, leadId: id }),
  }),
  /** Within ten seconds of it by the browser's clock, by the member who wrote it. */
  op('objectionUndo', { objectionId: id }),
  op('objectionAnswer', { objectionId: id, assetId: id }),
  op('requestAdd', { request: ContentRequest.omit({ outcome: true }).extend({ id }) }),
  op('requestVote', { requestId: id, leadId: id.optional() }),
  /** The member's own vote is taken back; a request that nobody else wants goes with it. */
  op('requestUndo', { requestId: id }),
  op('requestAnswer', {
    requestId: id,
    kind: z.enum(['planned', 'shipped', 'declined']),
    assetId: id.optional(),
    note,
  }),
  op('definitionAdd', { rule: Rule, note }),
  op('definitionAgree', {
    version: z.number().int(),
    side: Side,
    /** What was agreed to: offline, this browser's version 3 may be another than the team's. */
    rule: Rule.optional(),
    /** Not believed: the member agrees. */
    by: z.string().max(320).optional(),
  }),
  op('modelAdd', { numbers: ModelNumbers, note }),
  /** `numbers` are what was meant: offline, this browser's version 3 may be another than the team's. */
  op('modelUse', { version: z.number().int(), numbers: ModelNumbers.optional() }),
  /** `numbers` with an acceptance; `base` is the version in force that was learned from. */
  op('modelDecide', {
    decision: ModelDecision,
    numbers: ModelNumbers.optional(),
    base: z.number().int().optional(),
  }),
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
