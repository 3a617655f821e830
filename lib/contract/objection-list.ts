import { z } from 'zod'
import { Objection } from '../domain/objection'
import { contract } from './contract'
import { MARKETING } from './role'

/** As `LeadBehind` in `lib/domain/buyer-voice.ts`. */
export const LeadBehind = z.object({
  leadId: z.string(),
  leadName: z.string(),
  company: z.string().optional(),
  member: z.string(),
  at: z.number().int(),
})

export const objectionList = contract({
  name: 'objectionList',
  method: 'get',
  path: '/api/v1/objections',
  summary:
    'What buyers ask and object to, alike lines joined, most leads first; what nothing answered is a gap.',
  roles: MARKETING,
  input: z.object({}),
  output: z.object({
    lines: z.array(
      z.object({
        text: z.string(),
        kind: Objection.shape.kind,
        times: z.number().int(),
        leads: z.number().int(),
        lastAt: z.number().int(),
        answered: z.number().int(),
        answers: z.array(z.object({ assetId: z.string(), title: z.string() })),
        isGap: z.boolean(),
        behind: z.array(LeadBehind),
      }),
    ),
    total: z.number().int(),
    gaps: z.number().int(),
  }),
})
