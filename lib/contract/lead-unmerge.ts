import { z } from 'zod'
import { contract } from './contract'
import { MARKETING } from './role'

export const leadUnmerge = contract({
  name: 'leadUnmerge',
  method: 'post',
  path: '/api/v1/leads/unmerge',
  summary: 'Takes a lead out of the one it was merged into, with all that was merged into it before.',
  roles: MARKETING,
  input: z.object({
    /** The lead that was merged, as the history names it. */
    leadId: z.string().min(1).max(200),
  }),
  output: z.object({ leadId: z.string() }),
  errors: ['notFound', 'conflict'],
})
