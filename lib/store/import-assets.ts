import type { AssetEntry, MergeOutcome } from '../domain/import-entry'
import * as merge from '../import/merge-assets'
import { makeAssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** Merges assets into the library in one transaction: see `lib/import/merge-assets.ts`. */
export async function mergeAssets(
  db: HalfdoorDatabase,
  entries: readonly AssetEntry[],
  now: number,
): Promise<MergeOutcome> {
  return db.transaction('rw', db.assets, db.outbox, async () => {
    const library = (await db.assets.toArray()).map(({ terms: _terms, ...asset }) => asset)
    const { outcome, changed } = merge.mergeAssets(library, entries, now)
    await db.assets.bulkPut(changed.map(makeAssetRow))
    for (const asset of changed) await addAct(db, { op: 'assetPut', asset }, now)
    return outcome
  })
}
