import { z } from 'zod'
import { contract } from './contract'
import { MemberId } from './member-list'
import { ADMINS } from './role'

export const memberReset = contract({
  name: 'memberReset',
  method: 'post',
  path: '/api/v1/members/reset',
  summary:
    'Makes a link by which a member may set a new password, once, within a day. It is answered this once.',
  roles: ADMINS,
  input: z.object({ memberId: MemberId }),
  output: z.object({ link: z.url(), expiresAt: z.number() }),
  errors: ['notFound', 'conflict'],
})
