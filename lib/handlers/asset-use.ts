import type { Asset } from '../domain/asset'
import type { Send } from '../domain/send'
import type { Stage } from '../domain/stage'
import type { AssetDraft } from '../domain/asset-draft'
import type { AssetUse } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import { makeId } from '../platform/id'
import { makeAssetRow } from '../store/asset-row'
import { sendsOfAsset } from '../store/send-store'
import type { WorkerParts } from './worker'

const MOST_SENDS = 100

/** The library as the marketer keeps it, and what is done with each asset. */
export function assetUseHandlers({ db, shelf, now }: WorkerParts) {
  return {
    async assetUseList(): Promise<AssetUse[]> {
      const [{ assets }, sends] = await Promise.all([shelf.get(), db.sends.toArray()])
      const byAsset = Map.groupBy(sends, (send) => send.assetId)
      return assets.map(({ terms: _terms, ...asset }) => assetUse(asset, byAsset.get(asset.id) ?? []))
    },

    async assetSends({ assetId }: { assetId: string }) {
      const sends = await sendsOfAsset(db, assetId, MOST_SENDS)
      const leads = await db.leads.bulkGet(sends.map((send) => send.leadId))
      return sends.map(({ at, member, outcome, stage }, i) => ({
        at,
        leadName: leads[i]?.name ?? 'A lead that is no longer here',
        company: leads[i]?.company,
        member,
        outcome,
        stage: stage as Stage | undefined,
      }))
    },

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
    await db.assets.put(makeAssetRow(asset))
    shelf.forget()
    tellPanels('storeChanged', { nouns: ['asset'] })
    return asset
  }
}

/** Plain counts over an asset's sends. */
function assetUse(asset: Asset, sends: readonly Send[]): AssetUse {
  const inserted = sends.filter((send) => send.outcome === 'inserted').length
  const { validTo } = asset
  return {
    asset,
    sends: sends.length,
    leads: new Set(sends.map((send) => send.leadId)).size,
    inserted,
    copied: sends.length - inserted,
    ...(sends.length ? { lastUsedAt: sends.reduce((last, send) => Math.max(last, send.at), 0) } : {}),
    sentExpired: validTo === undefined ? 0 : sends.filter((send) => send.at > validTo).length,
  }
}
