import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

export const sessionSignOut = contract({
  name: 'sessionSignOut',
  method: 'post',
  path: '/api/v1/sessions/sign-out',
  summary: 'Ends the session that asks.',
  roles: MEMBERS,
  input: z.object({}),
  output: z.object({}),
})
