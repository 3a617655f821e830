import { z } from 'zod'

/** What a buyer asked or objected to, in their words. Law: the rep writes it; an answer is added, never the words changed. */
export const Objection = z.object({
  id: z.string().min(1).max(200),
  leadId: z.string().min(1).max(200),
  kind: z.enum(['objection', 'question']),
  text: z.string().trim().min(1).max(500),
  member: z.string().max(320),
  at: z.number().int(),
  /** The asset that answered it. */
  answeredBy: z.string().max(200).optional(),
  answeredAt: z.number().int().optional(),
})
export type Objection = z.infer<typeof Objection>
