import { z } from 'zod'
import { contract } from './contract'
import { MemberId } from './member-list'
import { ADMINS } from './role'

export const memberRemove = contract({
  name: 'memberRemove',
  method: 'post',
  path: '/api/v1/members/remove',
  summary:
    'Takes a member out: their sessions end, and their browsers forget the workspace at the next contact.',
  roles: ADMINS,
  input: z.object({ memberId: MemberId }),
  output: z.object({
    /** How many sessions ended. */
    sessions: z.number(),
  }),
  errors: ['notFound', 'conflict'],
})
