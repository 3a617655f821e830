import { z } from 'zod'
import { contract } from './contract'
import { MARKETING } from './role'

export const workspaceSummary = contract({
  name: 'workspaceSummary',
  method: 'post',
  path: '/api/v1/workspace/summary',
  summary: 'How much the workspace holds. Touchpoints are counted where they are asked for.',
  roles: MARKETING,
  input: z.object({ touchpoints: z.boolean().default(false) }),
  output: z.object({
    leads: z.number().int(),
    touchpoints: z.number().int().optional(),
    assets: z.number().int(),
    feedback: z.number().int(),
    sends: z.number().int(),
    /** The sample company is in here. */
    sample: z.boolean(),
  }),
})
