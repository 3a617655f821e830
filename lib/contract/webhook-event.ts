import { z } from 'zod'
import { Reason, Verdict } from '../domain/feedback'
import { ANSWERS, type AnswerKind } from '../domain/verdict-words'

const id = z.string()
const time = z.number().int()

/**
 * What a webhook set to "ids only" is not told: names of people and companies, and words that somebody typed.
 * Absent as a whole there; each of its fields may be absent elsewhere.
 */
export const EventDetails = z.object({
  lead: z.string().optional(),
  company: z.string().optional(),
  /** The member who did it. */
  member: z.string().optional(),
  /** A buyer's or a rep's words: the objection, the request. */
  text: z.string().optional(),
  note: z.string().optional(),
  /** The title of the asset that answers. */
  asset: z.string().optional(),
})
export type EventDetails = z.infer<typeof EventDetails>

const details = EventDetails.optional()

/** What each event says in `data`. Law: ids and closed words outside `details`, names and typed words inside. */
export const EVENT_DATA = {
  /** A rep gave a verdict on a lead. */
  'feedback.added': z.object({
    feedbackId: id,
    leadId: id,
    memberId: id,
    verdict: Verdict,
    reason: Reason.optional(),
    until: time.optional(),
    details,
  }),
  /** Marketing answered a verdict. */
  'feedback.answered': z.object({
    feedbackId: id,
    leadId: id,
    memberId: id,
    answer: z.enum(Object.keys(ANSWERS) as [AnswerKind, ...AnswerKind[]]),
    until: time.optional(),
    details,
  }),
  /** A rep wrote down what a buyer asked or objected to. */
  'objection.added': z.object({
    objectionId: id,
    leadId: id,
    memberId: id,
    kind: z.enum(['objection', 'question']),
    details,
  }),
  /** A rep asked for content that the library does not have. */
  'request.added': z.object({ requestId: id, leadId: id.optional(), memberId: id, details }),
  /** Marketing answered a request. */
  'request.answered': z.object({
    requestId: id,
    memberId: id,
    outcome: z.enum(['planned', 'shipped', 'declined']),
    assetId: id.optional(),
    details,
  }),
} as const

export type EventKind = keyof typeof EVENT_DATA
export type EventData<Kind extends EventKind = EventKind> = z.infer<(typeof EVENT_DATA)[Kind]>
export const EVENT_KINDS = Object.keys(EVENT_DATA) as [EventKind, ...EventKind[]]
export const EventKind = z.enum(EVENT_KINDS)

const payload = <Kind extends EventKind>(kind: Kind) =>
  z.object({
    type: z.literal(kind),
    /** When it happened, ISO 8601. */
    timestamp: z.iso.datetime(),
    data: EVENT_DATA[kind],
  })

/** The body that the recipe `standard` posts. The id of the event is the header `webhook-id`. */
export const WebhookPayload = z.discriminatedUnion('type', [
  payload('feedback.added'),
  payload('feedback.answered'),
  payload('objection.added'),
  payload('request.added'),
  payload('request.answered'),
  /** Sent by the test button. */
  z.object({ type: z.literal('test'), timestamp: z.iso.datetime(), data: z.object({ webhookId: id }) }),
])
export type WebhookPayload = z.infer<typeof WebhookPayload>
