import type { Asset } from '../domain/asset'
import { makeAssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** Writes an asset, new or changed. */
export async function putAsset(db: HalfdoorDatabase, asset: Asset): Promise<void> {
  await db.transaction('rw', db.assets, db.outbox, async () => {
    await db.assets.put(makeAssetRow(asset))
    await addAct(db, { op: 'assetPut', asset }, asset.updatedAt)
  })
}
