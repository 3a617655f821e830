import { z } from 'zod'
import { contract } from './contract'
import { Invitation } from './invitation-list'
import { ADMINS, Role } from './role'

/** An address to sign in with. */
export const MemberEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Write an e-mail address, such as ann@acme.com'))

export const memberInvite = contract({
  name: 'memberInvite',
  method: 'post',
  path: '/api/v1/members/invite',
  summary:
    'Makes a link by which one person may join, once, within seven days. The link is answered this once.',
  roles: ADMINS,
  input: z.object({ email: MemberEmail, role: Role }),
  output: z.object({ invitation: Invitation, link: z.url() }),
  errors: ['conflict'],
})
