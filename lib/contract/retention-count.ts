import { z } from 'zod'
import { contract } from './contract'
import { RetentionRule, RetentionSubject } from './retention-get'
import { ADMINS } from './role'

/** Counted no further than this: an admin who sees it knows enough. */
export const COUNTED_AT_MOST = 100_000

export const retentionCount = contract({
  name: 'retentionCount',
  method: 'post',
  path: '/api/v1/retention/count',
  summary: 'What rules would remove at once that a workspace does not have yet; nothing is changed.',
  roles: ADMINS,
  input: z.object({ rules: z.array(RetentionRule.pick({ subject: true, days: true })).max(20) }),
  output: z.object({
    /** Those that would remove something; `rows` is `COUNTED_AT_MOST` where there are as many or more. */
    counts: z.array(z.object({ subject: RetentionSubject, days: z.number().int(), rows: z.number().int() })),
  }),
})
