import { z } from 'zod'
import { Dispute, Feedback } from '../domain/feedback'
import { CrmRecord, Lead } from '../domain/lead'
import { Objection } from '../domain/objection'
import { Send } from '../domain/send'
import { Touchpoint } from '../domain/touchpoint'
import { View } from '../domain/view'
import { contract } from './contract'
import { MEMBERS } from './role'

/** Touchpoints of a file at most, the newest. */
export const MOST_TOUCHPOINTS = 5000
const MOST_KEYS = 10

/** Everything about one lead that a panel draws. */
export const LeadFile = z.object({
  /** Under the hub's id; a lead added offline, or merged away, is found by its old one too. */
  lead: Lead,
  /** The other ids that this lead has or had: nouns that name one of them are about this lead. */
  otherIds: z.array(z.string()),
  /** Oldest first. */
  touchpoints: z.array(Touchpoint),
  /** There are older touchpoints than these. */
  more: z.boolean(),
  /** Everybody's. */
  sends: z.array(Send),
  /** Everybody's, oldest first. */
  feedback: z.array(Feedback),
  /** The member's own. */
  dispute: Dispute.optional(),
  objections: z.array(Objection),
  views: z.array(View),
  /** Moves with every change to what stands here: see `changesPull`. */
  updatedAt: z.number().int(),
})
export type LeadFile = z.infer<typeof LeadFile>

/** The leads that the addresses, CRM records or ids belong to, each once. Whom nobody knows is absent. */
export const leadLookUp = contract({
  name: 'leadLookUp',
  method: 'post',
  path: '/api/v1/leads/look-up',
  summary: 'Leads by address, CRM record or id, each with all that a panel draws.',
  roles: MEMBERS,
  input: z.object({
    emails: z.array(z.string().max(320)).max(MOST_KEYS).default([]),
    records: z
      .array(CrmRecord.omit({ url: true }))
      .max(MOST_KEYS)
      .default([]),
    ids: z.array(z.string().min(1).max(200)).max(MOST_KEYS).default([]),
  }),
  output: z.object({ files: z.array(LeadFile) }),
})
