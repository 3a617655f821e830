import { z } from 'zod'
import { EVENT_FAULTS } from '../domain/event-fault'
import { contract } from './contract'
import { ADMINS } from './role'

export const DeadLetterCode = z.enum(EVENT_FAULTS)
export type DeadLetterCode = z.infer<typeof DeadLetterCode>

export const DeadLetterEntry = z.object({
  id: z.string(),
  sourceId: z.string(),
  at: z.number().int(),
  code: DeadLetterCode,
  detail: z.string(),
  body: z.string(),
  replayedAt: z.number().int().optional(),
  /** `taken`, or the code it failed with again. */
  outcome: z.string().optional(),
})
export type DeadLetterEntry = z.infer<typeof DeadLetterEntry>

export const deadLetterList = contract({
  name: 'deadLetterList',
  method: 'get',
  path: '/api/v1/dead-letters',
  summary: 'Events that could not be taken, the latest first, fifty a page.',
  roles: ADMINS,
  input: z.object({
    /** The `next` of the page before. */
    after: z.string().max(300).optional(),
  }),
  output: z.object({ letters: z.array(DeadLetterEntry), next: z.string().optional() }),
})
