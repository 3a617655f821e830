import { z } from 'zod'
import { contract } from './contract'
import { MARKETING } from './role'

export const leadHistory = contract({
  name: 'leadHistory',
  method: 'post',
  path: '/api/v1/leads/history',
  summary: 'What a lead was merged of, when, by whom and why; the latest first.',
  roles: MARKETING,
  input: z.object({ leadId: z.string().min(1).max(200) }),
  output: z.object({
    leadId: z.string(),
    /** What stands in the lead now, itself first. */
    nodes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        emails: z.array(z.string()),
        parentId: z.string().optional(),
      }),
    ),
    merges: z.array(
      z.object({
        id: z.string(),
        fromId: z.string(),
        intoId: z.string(),
        at: z.number().int(),
        /** A member's id, or that of the source whose event said it. */
        by: z.string(),
        /** `event`, or a person's words. */
        why: z.string(),
        undoneAt: z.number().int().optional(),
        undoneBy: z.string().optional(),
      }),
    ),
  }),
  errors: ['notFound'],
})
