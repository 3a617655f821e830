import { assetUseList } from '../../lib/contract/asset-use-list'
import { readTarget } from '../links/link-address'
import { filesNamed, listAssetUse } from '../repos/asset-use'
import { route } from './route'

/** The library with its use over all reps. */
export const assetUseListRoute = route(assetUseList, async (_input, hub) => {
  const { db, member } = hub
  const rows = await listAssetUse(db, member.workspaceId)
  const fileIdOf = (url: string | undefined) => {
    const to = url === undefined ? undefined : readTarget(hub, member.workspaceId, url)
    return to?.kind === 'file' ? to.fileId : undefined
  }
  const fileIds = new Map(rows.map(({ asset }) => [asset.id, fileIdOf(asset.url)]))
  const files = await filesNamed(
    db,
    member.workspaceId,
    [...fileIds.values()].flatMap((id) => id ?? []),
  )
  return {
    assets: rows.map(({ lastUsedAt, tracked, viewed, ...row }) => {
      const file = files.get(fileIds.get(row.asset.id) ?? '')
      return {
        ...row,
        copied: row.sends - row.inserted,
        ...(lastUsedAt === null ? {} : { lastUsedAt }),
        ...(tracked > 0 ? { tracked, viewed } : {}),
        ...(file ? { file } : {}),
      }
    }),
  }
})
