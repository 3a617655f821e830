import { assetUseList } from '../../lib/contract/asset-use-list'
import { listAssetUse } from '../repos/asset-use'
import { route } from './route'

/** The library with its use over all reps. */
export const assetUseListRoute = route(assetUseList, async (_input, { db, member }) => {
  const rows = await listAssetUse(db, member.workspaceId)
  return {
    assets: rows.map(({ lastUsedAt, ...row }) => ({
      ...row,
      copied: row.sends - row.inserted,
      ...(lastUsedAt === null ? {} : { lastUsedAt }),
    })),
  }
})
