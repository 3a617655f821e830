import { tallyAdvance, type AdvanceTable } from '../domain/advance'
import { ExpectedError } from '../platform/expected-error'
import { makeAssetIndex, type AssetIndex } from '../search/asset-index'
import { AssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'

/** The whole library in memory, with its index and what is known of its sends. */
export interface Library {
  assets: AssetRow[]
  byId: Map<string, AssetRow>
  index: AssetIndex
  advance: AdvanceTable
  /** Sends of each asset, judged or not. */
  sends: Map<string, number>
}

/** Holds the library for as long as the worker is awake; `forget` after a change of assets or sends. */
export interface LibraryShelf {
  get(): Promise<Library>
  /** An asset by id, also a retired one. Throws where there is none. */
  getAsset(id: string): Promise<AssetRow>
  forget(): void
}

/** A shelf over a database. */
export function makeLibraryShelf(db: HalfdoorDatabase): LibraryShelf {
  let loading: Promise<Library> | undefined
  const get = () =>
    (loading ??= load(db).catch((error: unknown) => {
      loading = undefined
      throw error
    }))
  return {
    get,
    async getAsset(id) {
      const asset = (await get()).byId.get(id)
      if (!asset) throw new ExpectedError('This asset is no longer in the library.')
      return asset
    },
    forget() {
      loading = undefined
    },
  }
}

async function load(db: HalfdoorDatabase): Promise<Library> {
  const [rows, sends] = await db.transaction('r', db.assets, db.sends, () =>
    Promise.all([db.assets.toArray(), db.sends.toArray()]),
  )
  const assets = rows.map((row) => AssetRow.parse(row))
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  const counts = new Map<string, number>()
  for (const { assetId } of sends) counts.set(assetId, (counts.get(assetId) ?? 0) + 1)
  return {
    assets,
    byId,
    index: makeAssetIndex(assets.map((asset) => ({ asset, terms: asset.terms }))),
    advance: tallyAdvance(sends, (id) => byId.get(id)?.type),
    sends: counts,
  }
}
