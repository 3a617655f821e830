import { z } from 'zod'
import { Asset } from '../domain/asset'
import { contract } from './contract'
import { MARKETING } from './role'

export const assetUseList = contract({
  name: 'assetUseList',
  method: 'get',
  path: '/api/v1/assets/use',
  summary: 'The whole library with what all reps did with each asset.',
  roles: MARKETING,
  input: z.object({}),
  output: z.object({
    assets: z.array(
      z.object({
        asset: Asset,
        sends: z.number().int(),
        leads: z.number().int(),
        inserted: z.number().int(),
        copied: z.number().int(),
        lastUsedAt: z.number().int().optional(),
        /** Sends past the asset's last valid day. */
        sentExpired: z.number().int(),
        /** Sends with a tracked link, and those of them that a person opened; absent where there was no such link. */
        tracked: z.number().int().optional(),
        viewed: z.number().int().optional(),
        /** Of an asset whose address is a file of the hub; its size in bytes. */
        file: z.object({ name: z.string(), size: z.number().int() }).optional(),
      }),
    ),
  }),
})
