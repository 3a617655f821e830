import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS, Role } from './role'

/** Who is signed in, and to what. */
export const Me = z.object({
  workspace: z.object({ id: z.string(), name: z.string() }),
  member: z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role }),
})
export type Me = z.infer<typeof Me>

export const meGet = contract({
  name: 'meGet',
  method: 'get',
  path: '/api/v1/me',
  summary: 'Who is signed in, and to which workspace.',
  roles: MEMBERS,
  input: z.object({}),
  output: Me,
})
