import { z } from 'zod'
import { Dispute } from '../domain/feedback'
import { contract } from './contract'
import { MARKETING } from './role'

export const disputeList = contract({
  name: 'disputeList',
  method: 'post',
  path: '/api/v1/disputes/list',
  summary: 'Every stage that a rep disputes, newest first, five hundred a page.',
  roles: MARKETING,
  input: z.object({ cursor: z.string().max(300).optional() }),
  output: z.object({
    items: z.array(Dispute.extend({ leadName: z.string(), company: z.string().optional() })),
    cursor: z.string().optional(),
  }),
})
