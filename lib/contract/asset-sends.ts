import { z } from 'zod'
import { AssetViews } from '../domain/reports/asset-views'
import { Stage } from '../domain/stage'
import { contract } from './contract'
import { MARKETING } from './role'

export const assetSends = contract({
  name: 'assetSends',
  method: 'post',
  path: '/api/v1/assets/sends',
  summary:
    'Whom an asset was sent to, newest first, a hundred at most; and how its tracked links were opened.',
  roles: MARKETING,
  input: z.object({ assetId: z.string().min(1).max(200) }),
  output: z.object({
    sends: z.array(
      z.object({
        at: z.number().int(),
        leadName: z.string(),
        company: z.string().optional(),
        member: z.string(),
        outcome: z.string(),
        stage: Stage.optional(),
      }),
    ),
    /** Absent where nothing of it was ever opened. */
    views: AssetViews.optional(),
  }),
})
