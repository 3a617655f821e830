import { importAssets } from '../../lib/contract/import-assets'
import { mergeAssetBatch } from '../repos/import-assets'
import { route } from './route'

/** Merges assets of a file. */
export const importAssetsRoute = route(importAssets, async ({ assets }, { db, member, now }) =>
  mergeAssetBatch(db, { workspaceId: member.workspaceId, memberId: member.memberId, now: now() }, assets),
)
