import type { Asset } from '../domain/asset'
import type { AssetDraft } from '../domain/asset-draft'
import type { AssetPast, AssetUse } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import { makeId } from '../platform/id'
import { putAsset } from '../store/asset-store'
import type { WorkerParts } from './worker'

/** The library as the marketer keeps it, and what is done with each asset. */
export function assetUseHandlers(worker: WorkerParts) {
  const { db, shelf, now } = worker
  return {
    assetUseList: (): Promise<AssetUse[]> => worker.source.assetUseList(),

    assetSends: ({ assetId }: { assetId: string }): Promise<AssetPast> => worker.source.assetSends(assetId),

    async assetPut(draft: AssetDraft): Promise<Asset> {
      const at = now()
      const known = draft.id ? await shelf.getAsset(draft.id) : undefined
      const asset: Asset = {
        ...draft,
        id: known?.id ?? makeId(at),
        createdAt: known?.createdAt ?? at,
        updatedAt: at,
      }
      return save(asset)
    },

    async assetRetire({ assetId, retired }: { assetId: string; retired: boolean }): Promise<Asset> {
      const { terms: _terms, ...asset } = await shelf.getAsset(assetId)
      return save({ ...asset, retired, updatedAt: now() })
    },
  }

  async function save(asset: Asset): Promise<Asset> {
    await putAsset(db, asset)
    shelf.forget()
    tellPanels('storeChanged', { nouns: ['asset'] })
    return asset
  }
}
