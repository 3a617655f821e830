import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

const id = z.string().min(1).max(200)

export const linkList = contract({
  name: 'linkList',
  method: 'post',
  path: '/api/v1/links/list',
  summary: 'Links of a lead or of a send, newest first, 200 at most: a rep sees their own, marketing all.',
  roles: MEMBERS,
  input: z
    .object({ leadId: id.optional(), sendId: id.optional() })
    .refine(({ leadId, sendId }) => leadId !== undefined || sendId !== undefined, 'Say which lead or send'),
  output: z.object({
    links: z.array(
      z.object({
        id: z.string(),
        assetId: z.string(),
        sendId: z.string().optional(),
        createdAt: z.number(),
        closedAt: z.number().optional(),
      }),
    ),
  }),
})
