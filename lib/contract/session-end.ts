import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

export const sessionEnd = contract({
  name: 'sessionEnd',
  method: 'post',
  path: '/api/v1/sessions/end',
  summary: 'Ends one of your sessions: its next request is signed out.',
  roles: MEMBERS,
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({}),
  errors: ['notFound'],
})
