import { z } from 'zod'
import { contract } from './contract'
import { MemberId } from './member-list'
import { ADMINS } from './role'

export const memberSessionEnd = contract({
  name: 'memberSessionEnd',
  method: 'post',
  path: '/api/v1/members/sessions/end',
  summary:
    'Ends a member’s session, of a lost laptop say: that browser forgets the workspace at its next contact.',
  roles: ADMINS,
  input: z.object({ memberId: MemberId, sessionId: z.uuid() }),
  output: z.object({}),
  errors: ['notFound'],
})
