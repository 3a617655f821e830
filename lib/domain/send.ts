import { z } from 'zod'
import { Stage } from './stage'

/** Where an asset stood among the suggestions, and how it came there: what a replay needs to judge another policy. */
export const Placement = z.object({
  /** 1 to 3; absent when found by search. */
  slot: z.number().int().min(1).max(3).optional(),
  /** The chance with which the policy put it there. */
  propensity: z.number().min(0).max(1).optional(),
  policy: z.string().max(40).optional(),
  /** In the third place: the ids that it was drawn from. */
  pool: z.array(z.string().min(1).max(200)).max(12).optional(),
})
export type Placement = z.infer<typeof Placement>

/** An asset given to a lead: inserted into a mail or copied for one. Logged only after it was seen to have worked. */
export const Send = z.object({
  id: z.string().min(1),
  assetId: z.string().min(1),
  leadId: z.string().min(1),
  /** The rep's own name or address. */
  member: z.string().max(320),
  at: z.number().int(),
  outcome: z.enum(['inserted', 'copied']),
  host: z.string().max(60).optional(),
  /** The lead's stage at that moment. */
  stage: Stage.optional(),
  ...Placement.shape,
  /** Whether the lead moved on within fourteen days; absent while that is open. See `lib/domain/advance.ts`. */
  moved: z.boolean().optional(),
  /** A tracked link was made for it. A hub knows that by its links; set where the send moves to another home. */
  tracked: z.boolean().optional(),
})
export type Send = z.infer<typeof Send>
