import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'

export const sourceRevoke = contract({
  name: 'sourceRevoke',
  method: 'post',
  path: '/api/v1/sources/revoke',
  summary: 'Ends a write key for good, within ten seconds.',
  roles: ADMINS,
  input: z.object({ sourceId: z.string().min(1).max(200) }),
  output: z.object({}),
  errors: ['notFound'],
})
