import { z } from 'zod'
import { contract } from './contract'
import { PersonAddress } from './person-query'
import { ADMINS } from './role'

export const personKeepOut = contract({
  name: 'personKeepOut',
  method: 'post',
  path: '/api/v1/people/keep-out',
  summary: 'Drops events for an address from now on. It erases nothing, and makes no receipt.',
  roles: ADMINS,
  input: z.object({ address: PersonAddress }),
  output: z.object({ auditId: z.string() }),
})
