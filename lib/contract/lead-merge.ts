import { z } from 'zod'
import { contract } from './contract'
import { MARKETING } from './role'

const leadId = z.string().min(1).max(200)

export const leadMerge = contract({
  name: 'leadMerge',
  method: 'post',
  path: '/api/v1/leads/merge',
  summary: 'Says that two leads are one person. Both keep what they have; it can be undone.',
  roles: MARKETING,
  input: z.object({ fromId: leadId, intoId: leadId, why: z.string().trim().min(1).max(300) }),
  output: z.object({
    /** The lead that both are now. */
    leadId: z.string(),
  }),
  errors: ['notFound'],
})
