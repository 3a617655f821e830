import { z } from 'zod'
import { AssetEntry, MergeOutcome } from '../domain/import-entry'
import { contract } from './contract'
import { IMPORT_MOST } from './import-leads'
import { MARKETING } from './role'

export const importAssets = contract({
  name: 'importAssets',
  method: 'post',
  path: '/api/v1/import/assets',
  summary: 'Merges assets of a file into the library: all of them or none.',
  roles: MARKETING,
  input: z.object({ assets: z.array(AssetEntry).max(IMPORT_MOST) }),
  output: MergeOutcome,
  limit: 8 * 1_048_576,
})
