import { z } from 'zod'
import { ContentRequest } from '../domain/content-request'
import { contract } from './contract'
import { LeadBehind } from './objection-list'
import { MARKETING } from './role'

export const requestList = contract({
  name: 'requestList',
  method: 'post',
  path: '/api/v1/requests/list',
  summary: 'Content that reps ask for, newest first, with the leads behind it, five hundred a page.',
  roles: MARKETING,
  input: z.object({ cursor: z.string().max(300).optional() }),
  output: z.object({
    items: z.array(ContentRequest.extend({ behind: z.array(LeadBehind), assetTitle: z.string().optional() })),
    cursor: z.string().optional(),
  }),
})
