import { z } from 'zod'
import { Rule } from '../domain/definition/rule'
import { contract } from './contract'
import { VerdictCounts } from './definition-verdicts'
import { MARKETING } from './role'
import { Underway } from './underway'

const TrialLine = VerdictCounts.extend({ metNow: z.number().int() })
const Changed = z.object({
  count: z.number().int(),
  some: z.array(z.object({ id: z.string(), name: z.string(), company: z.string().optional() })),
})

export const definitionTry = contract({
  name: 'definitionTry',
  method: 'post',
  path: '/api/v1/definition/try',
  summary:
    'Holds a rule against every lead. Ask again until it is done; it ends when nobody asks for half a minute.',
  roles: MARKETING,
  input: z.object({ rule: Rule }),
  output: z.union([
    Underway,
    z.object({
      isDone: z.literal(true),
      result: z.object({
        whole: TrialLine,
        criteria: z.array(TrialLine),
        change: z.object({ gained: Changed, lost: Changed }).optional(),
      }),
    }),
  ]),
})
