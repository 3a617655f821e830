import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

/** Where somebody is signed in. */
export const Session = z.object({
  id: z.string(),
  kind: z.enum(['page', 'extension']),
  /** What the browser says of itself. */
  userAgent: z.string(),
  since: z.number(),
  /** To the day. */
  usedAt: z.number(),
  /** True for the session that asks. */
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const sessionList = contract({
  name: 'sessionList',
  method: 'get',
  path: '/api/v1/sessions',
  summary: 'Where you are signed in to this workspace.',
  roles: MEMBERS,
  input: z.object({}),
  output: z.object({ sessions: z.array(Session) }),
})
