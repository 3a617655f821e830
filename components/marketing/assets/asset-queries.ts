import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Asset } from '../../../lib/domain/asset'
import type { AssetDraft } from '../../../lib/domain/asset-draft'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'

/** The whole library with what was done with each asset. */
export function useAssetUses() {
  return useQuery({ queryKey: HOUSE_KEYS.assetUse, queryFn: () => askAsHouse('assetUseList', {}) })
}

/** The last hundred sends of an asset, newest first, and how it was opened. */
export function useAssetSends(assetId: string) {
  return useQuery({
    queryKey: [...HOUSE_KEYS.assetSends, assetId],
    queryFn: () => askAsHouse('assetSends', { assetId }),
  })
}

/** True where the workspace is a hub's, this browser may ask it, and the member may give it files. */
export function useKeepsFiles(): boolean {
  const { data } = useQuery({
    queryKey: HOUSE_KEYS.connection,
    queryFn: () => askAsHouse('connectionGet', {}),
  })
  return data?.state === 'connected' && data.me !== undefined && data.me.member.role !== 'rep'
}

/** What is saved, and the asset as it was, for Undo; absent for a new one. */
interface Saving {
  draft: AssetDraft
  before?: Asset
}

/** Adds or changes an asset. `onSaved` runs also where the editor is closed by then. */
export function usePutAsset(onSaved?: (asset: Asset, before: Asset | undefined) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ draft }: Saving) => askAsHouse('assetPut', draft),
    onSuccess: (asset, { before }) => {
      onSaved?.(asset, before)
      return client.invalidateQueries({ queryKey: HOUSE_KEYS.assetUse })
    },
  })
}

/** Takes an asset out of use or back into it. */
export function useRetireAsset(onDone?: (asset: Asset) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choice: { assetId: string; retired: boolean }) => askAsHouse('assetRetire', choice),
    onSuccess: (asset) => {
      onDone?.(asset)
      return client.invalidateQueries({ queryKey: HOUSE_KEYS.assetUse })
    },
  })
}
