import { z } from 'zod'
import { contract } from './contract'
import { RetentionRule } from './retention-get'
import { ADMINS } from './role'

export const retentionPut = contract({
  name: 'retentionPut',
  method: 'post',
  path: '/api/v1/retention/put',
  summary: 'Changes how many days each kind of data is kept; what is older is removed within minutes.',
  roles: ADMINS,
  input: z.object({ rules: z.array(RetentionRule.pick({ subject: true, days: true })).max(20) }),
  output: z.object({ rules: z.array(RetentionRule) }),
})
