import { z } from 'zod'
import { contract } from './contract'
import { MemberId } from './member-list'
import { ADMINS, Role } from './role'

export const memberRole = contract({
  name: 'memberRole',
  method: 'post',
  path: '/api/v1/members/role',
  summary: 'Gives a member another role. The last admin stays one.',
  roles: ADMINS,
  input: z.object({ memberId: MemberId, role: Role }),
  output: z.object({}),
  errors: ['notFound', 'conflict'],
})
