import { z } from 'zod'
import { contract } from './contract'
import { MemberId } from './member-list'
import { ADMINS } from './role'
import { Session } from './session-list'

export const memberSessionList = contract({
  name: 'memberSessionList',
  method: 'get',
  path: '/api/v1/members/sessions',
  summary: 'Where a member is signed in to this workspace.',
  roles: ADMINS,
  input: z.object({ memberId: MemberId }),
  output: z.object({ sessions: z.array(Session) }),
  errors: ['notFound'],
})
