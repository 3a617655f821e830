import { z } from 'zod'
import { contract } from './contract'
import { PersonAddress } from './person-query'
import { ADMINS } from './role'

export const personAllow = contract({
  name: 'personAllow',
  method: 'post',
  path: '/api/v1/people/allow',
  summary: 'Lets events for an erased address in again, from now on.',
  roles: ADMINS,
  input: z.object({ address: PersonAddress }),
  output: z.object({ allowed: z.boolean() }),
})
