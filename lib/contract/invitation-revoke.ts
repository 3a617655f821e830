import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

export const invitationRevoke = contract({
  name: 'invitationRevoke',
  method: 'post',
  path: '/api/v1/invitations/revoke',
  summary: 'Makes an invitation’s link worthless.',
  roles: ADMINS,
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({}),
  errors: ['notFound'],
})
