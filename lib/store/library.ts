import { tallyAdvance, type AdvanceTable } from '../domain/advance'
import type { Send } from '../domain/send'
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
  /** Sends of each asset, judged or not, and those of them that were copied. */
  sends: Map<string, SendCount>
}

export interface SendCount {
  all: number
  copied: number
}

/** Holds the library for as long as the worker is awake. What changed is forgotten: assets and sends each by themselves. */
export interface LibraryShelf {
  get(): Promise<Library>
  /** An asset by id, also a retired one. Throws where there is none. */
  getAsset(id: string): Promise<AssetRow>
  /** After assets changed. */
  forget(): void
  /** After sends changed: the index stays. */
  forgetSends(): void
}

/** A shelf over a database. */
export function makeLibraryShelf(db: HalfdoorDatabase): LibraryShelf {
  let assets: Promise<Assets> | undefined
  let sends: Promise<Send[]> | undefined

  async function get(): Promise<Library> {
    assets ??= loadAssets(db)
    sends ??= db.sends.toArray()
    try {
      return withSends(...(await Promise.all([assets, sends])))
    } catch (error) {
      // A failed read is not kept: the next question tries again.
      assets = sends = undefined
      throw error
    }
  }

  return {
    get,
    async getAsset(id) {
      const asset = (await get()).byId.get(id)
      if (!asset) throw new ExpectedError('This asset is no longer in the library.')
      return asset
    },
    forget() {
      assets = undefined
    },
    forgetSends() {
      sends = undefined
    },
  }
}

type Assets = Pick<Library, 'assets' | 'byId' | 'index'>

async function loadAssets(db: HalfdoorDatabase): Promise<Assets> {
  const assets = (await db.assets.toArray()).map((row) => AssetRow.parse(row))
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  return { assets, byId, index: makeAssetIndex(assets.map((asset) => ({ asset, terms: asset.terms }))) }
}

/** Counted anew with each question: thousands of sends take less than a millisecond. */
function withSends(known: Assets, sends: readonly Send[]): Library {
  const counts = new Map<string, SendCount>()
  for (const { assetId, outcome } of sends) {
    const count = counts.get(assetId) ?? { all: 0, copied: 0 }
    count.all++
    if (outcome === 'copied') count.copied++
    counts.set(assetId, count)
  }
  return { ...known, advance: tallyAdvance(sends, (id) => known.byId.get(id)?.type), sends: counts }
}
