import { z } from 'zod'
import { DefinitionReading } from './definition/definition-reading'
import { Stage } from './stage'
import { TouchpointType } from './touchpoint'
import { ANSWERS, REASONS, VERDICTS, type AnswerKind, type Reason as ReasonName } from './verdict-words'

export const Verdict = z.enum(VERDICTS)
export type Verdict = z.infer<typeof Verdict>

export const Reason = z.enum(Object.keys(REASONS) as [ReasonName, ...ReasonName[]])
export type Reason = z.infer<typeof Reason>

/** One line of evidence as it stood when the verdict was given. */
export const EvidenceLine = z.object({
  type: TouchpointType,
  label: z.string(),
  title: z.string().optional(),
  count: z.number().int().min(1),
  at: z.number().int(),
  /** How much z would fall without these touches; negative speaks against. */
  dz: z.number(),
})
export type EvidenceLine = z.infer<typeof EvidenceLine>

/** What the rep saw at the click. Law: written once, never changed. */
export const Snapshot = z.object({
  leadName: z.string(),
  company: z.string().optional(),
  stage: Stage,
  sureness: z.number(),
  since: z.number().int(),
  evidence: z.array(EvidenceLine),
  lastTouchpoints: z.array(
    z.object({ label: z.string(), title: z.string().optional(), at: z.number().int() }),
  ),
  touchpointCount: z.number().int(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  crmStage: z.string().optional(),
  modelVersion: z.string(),
  /** The definition in force at that moment, and what of it was met. */
  definition: DefinitionReading.optional(),
})
export type Snapshot = z.infer<typeof Snapshot>

/** Marketing's word on a verdict; the rep gets it as a receipt. */
export const Answer = z.object({
  kind: z.enum(Object.keys(ANSWERS) as [AnswerKind, ...AnswerKind[]]),
  /** With `recycled`: the day the lead may come back. */
  until: z.number().int().optional(),
  /** With `stays`: the reason. With `definitionChanged`: the version. Else a word more. */
  note: z.string().max(2000).optional(),
  by: z.string().max(320),
  at: z.number().int(),
})
export type Answer = z.infer<typeof Answer>

/** A rep's verdict on a lead. Law: marketing writes `seenAt` and `answer` only, the rep all else. */
export const Feedback = z.object({
  id: z.string().min(1),
  leadId: z.string().min(1),
  verdict: Verdict,
  reason: Reason.optional(),
  /** With a reason that asks for a date: until when. */
  until: z.number().int().optional(),
  note: z.string().max(2000).optional(),
  member: z.string().max(320),
  at: z.number().int(),
  snapshot: Snapshot,
  seenAt: z.number().int().optional(),
  answer: Answer.optional(),
  /** When the rep saw marketing's answer. */
  receiptSeenAt: z.number().int().optional(),
})
export type Feedback = z.infer<typeof Feedback>

export type FeedbackState = 'new' | 'seen' | 'answered'

/** Where a verdict is on marketing's side. */
export function feedbackState(feedback: Pick<Feedback, 'seenAt' | 'answer'>): FeedbackState {
  if (feedback.answer) return 'answered'
  return feedback.seenAt === undefined ? 'new' : 'seen'
}

/** A rep's "Not so": stands beside the computed stage and never overwrites it. */
export const Dispute = z.object({
  id: z.string().min(1),
  leadId: z.string().min(1),
  computed: Stage,
  stage: Stage,
  why: z.string().max(500),
  member: z.string().max(320),
  at: z.number().int(),
  modelVersion: z.string(),
})
export type Dispute = z.infer<typeof Dispute>
