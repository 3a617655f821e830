import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

export const deadLetterReplay = contract({
  name: 'deadLetterReplay',
  method: 'post',
  path: '/api/v1/dead-letters/replay',
  summary:
    'Takes events again that could not be taken: one, or the next thousand. What was taken stays taken once.',
  roles: ADMINS,
  input: z.object({ id: z.string().min(1).max(200).optional() }),
  output: z.object({
    taken: z.number().int(),
    failed: z.number().int(),
    /** How many were not looked at yet. */
    isMore: z.boolean(),
  }),
  errors: ['notFound'],
})
