import { z } from 'zod'
import { Feedback, Verdict } from '../domain/feedback'
import { contract } from './contract'
import { MARKETING } from './role'

export const feedbackList = contract({
  name: 'feedbackList',
  method: 'post',
  path: '/api/v1/feedback/list',
  summary: 'Verdicts of the whole team, newest first, fifty a page, with counts over all of them.',
  roles: MARKETING,
  input: z.object({
    state: z.enum(['new', 'seen', 'answered']).optional(),
    verdict: Verdict.optional(),
    /** Words that all occur in the lead, its source, the note or the member, whatever their case and accents. */
    text: z.string().max(200).optional(),
    /** Of the page before. */
    cursor: z.string().max(300).optional(),
  }),
  output: z.object({
    items: z.array(Feedback),
    /** Over all verdicts, whatever was asked for. */
    counts: z.object({
      new: z.number().int(),
      seen: z.number().int(),
      answered: z.number().int(),
      total: z.number().int(),
    }),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
})
