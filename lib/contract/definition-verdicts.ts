import { z } from 'zod'
import { contract } from './contract'
import { MARKETING } from './role'

const share = z.number().optional()

/** As `VerdictLine` in `lib/domain/definition/definition-trial.ts`. */
export const VerdictCounts = z.object({
  leads: z.number().int(),
  met: z.number().int(),
  judged: z.number().int(),
  coverage: share,
  accepted: z.number().int(),
  precision: share,
  low: share,
  high: share,
  won: z.number().int(),
  wonMet: z.number().int(),
  recall: share,
  baseRate: share,
  lift: share,
  notYet: z.number().int(),
})

export const definitionVerdicts = contract({
  name: 'definitionVerdicts',
  method: 'get',
  path: '/api/v1/definition/verdicts',
  summary: 'The verdicts given under each version of the definition.',
  roles: MARKETING,
  input: z.object({}),
  output: z.object({ versions: z.array(VerdictCounts.extend({ version: z.number().int() })) }),
})
