import { z } from 'zod'

/** A wish for content that the library does not have. */
export const ContentRequest = z.object({
  id: z.string().min(1).max(200),
  /** What was searched for or typed. */
  text: z.string().trim().min(1).max(300),
  member: z.string().max(320),
  at: z.number().int(),
  /** Who wants it too, each once; the asker is the first. `memberId` is the name in a local workspace. */
  votes: z.array(
    z.object({
      memberId: z.string().max(320),
      member: z.string().max(320),
      leadId: z.string().max(200).optional(),
      at: z.number().int(),
    }),
  ),
  /** Marketing's side. `shipped` names the asset; `declined` says why in `note`. */
  outcome: z
    .object({
      kind: z.enum(['planned', 'shipped', 'declined']),
      assetId: z.string().max(200).optional(),
      note: z.string().max(500).optional(),
      by: z.string().max(320),
      at: z.number().int(),
    })
    .optional(),
})
export type ContentRequest = z.infer<typeof ContentRequest>
