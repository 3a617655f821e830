import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

export const linkClose = contract({
  name: 'linkClose',
  method: 'post',
  path: '/api/v1/links/close',
  summary: 'Closes a link for good: a rep their own, marketing any.',
  roles: MEMBERS,
  input: z.object({ linkId: z.string().min(1).max(200) }),
  output: z.object({ closed: z.literal(true) }),
  errors: ['notFound', 'notAllowed'],
})
