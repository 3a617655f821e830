import { z } from 'zod'
import { contract } from './contract'
import { ADMINS, Role } from './role'

/** An invitation that waits. Its link is shown once, when it is made. */
export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: Role,
  /** Name of who invited. */
  by: z.string(),
  at: z.number(),
  expiresAt: z.number(),
})
export type Invitation = z.infer<typeof Invitation>

export const invitationList = contract({
  name: 'invitationList',
  method: 'get',
  path: '/api/v1/invitations',
  summary: 'Invitations that nobody has accepted yet, the newest first.',
  roles: ADMINS,
  input: z.object({}),
  output: z.object({ invitations: z.array(Invitation) }),
})
