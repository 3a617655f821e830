import { z } from 'zod'
import { Asset } from '../domain/asset'
import { assetTerms } from '../search/asset-index'

/** An asset as stored: with its stems counted, so that a woken worker need not count them again. */
export const AssetRow = Asset.extend({
  terms: z.record(z.string(), z.number()),
})
export type AssetRow = z.infer<typeof AssetRow>

/** A row from an asset. */
export function makeAssetRow(asset: Asset): AssetRow {
  return { ...asset, terms: assetTerms(asset) }
}
