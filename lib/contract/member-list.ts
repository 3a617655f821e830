import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS, Role } from './role'

export const MemberId = z.uuid()

/** Somebody of the team. */
export const TeamMember = z.object({
  id: MemberId,
  name: z.string(),
  email: z.string(),
  role: Role,
  /** When they joined, ms. */
  since: z.number(),
})
export type TeamMember = z.infer<typeof TeamMember>

export const memberList = contract({
  name: 'memberList',
  method: 'get',
  path: '/api/v1/members',
  summary: 'The members of the workspace, 500 at a time, after one of them.',
  roles: MEMBERS,
  input: z.object({ after: MemberId.optional() }),
  output: z.object({
    members: z.array(TeamMember),
    /** Ask with it for those that follow; absent at the end. */
    after: MemberId.optional(),
  }),
})
