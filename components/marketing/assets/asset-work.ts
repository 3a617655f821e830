import { cleanDraft, draftOf, emptyDraft, type AssetDraft } from '../../../lib/domain/asset-draft'
import type { Asset } from '../../../lib/domain/asset'

/** The id under which a new asset is edited. */
export const NEW_ASSET = 'new'

/** Changes to an asset that are not saved, with the state of the asset they were begun on. */
export interface AssetWork {
  draft: AssetDraft
  /** `updatedAt` then; absent for a new one. */
  begunOn?: number
}

/** The draft to begin with. */
export function beginWork(asset: Asset | undefined): AssetWork {
  return asset ? { draft: draftOf(asset), begunOn: asset.updatedAt } : { draft: emptyDraft() }
}

/** Whether saving would change anything. */
export function isChanged(draft: AssetDraft, asset: Asset | undefined): boolean {
  return inOneOrder(cleanDraft(draft)) !== inOneOrder(asset ? draftOf(asset) : emptyDraft())
}

/** The draft as text that does not depend on the order of its keys; absent fields do not count. */
function inOneOrder(draft: AssetDraft): string {
  const entries = Object.entries(draft).filter(([, value]) => value !== undefined && value !== false)
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
