import type { Asset } from '../domain/asset'
import { emptyOutcome, type AssetEntry, type MergeOutcome } from '../domain/import-entry'
import { makeId } from '../platform/id'

/**
 * What assets of a file make of the library. An asset is the one with its source's id, else with its address, else,
 * without one, with its title. Where several of these entries or of the library share an address, the title must
 * agree as well. A filled field replaces the older one. `changed` holds what must be written.
 */
export function mergeAssets(
  library: readonly Asset[],
  entries: readonly AssetEntry[],
  now: number,
): { outcome: MergeOutcome; changed: Asset[] } {
  const outcome = emptyOutcome()
  const shelf = makeShelf(library, entries)
  const changed = new Map<string, Asset>()
  for (const entry of entries) {
    const present = shelf.find(entry)
    const asset = present
      ? mergeAsset(present, entry, now)
      : { ...entry, id: makeId(now), createdAt: now, updatedAt: now }
    outcome.assets[!present ? 'added' : asset === present ? 'same' : 'changed']++
    if (asset === present) continue
    shelf.put(asset)
    changed.set(asset.id, asset)
  }
  return { outcome, changed: [...changed.values()] }
}

/** The library by what makes an asset the same, for entries of one file. */
function makeShelf(assets: readonly Asset[], entries: readonly AssetEntry[]) {
  const byKey = new Map<string, Asset>()
  const atUrl = new Map<string, Map<string, Asset>>()
  const entryTitles = new Map<string, Set<string>>()
  for (const { url, title } of entries)
    if (url) entryTitles.set(url, (entryTitles.get(url) ?? new Set()).add(titleKey(title)))
  const put = (asset: Asset) => {
    for (const key of keysOf(asset)) byKey.set(key, asset)
    if (asset.url) atUrl.set(asset.url, (atUrl.get(asset.url) ?? new Map()).set(asset.id, asset))
  }
  assets.forEach(put)

  /** The only asset at an address that only one entry has. */
  function aloneAt(url: string | undefined): Asset | undefined {
    const there = [...((url && atUrl.get(url)?.values()) || [])]
    return there.length === 1 && entryTitles.get(url!)?.size === 1 ? there[0] : undefined
  }

  return {
    put,
    find(entry: AssetEntry): Asset | undefined {
      const [id] = keysOf(entry)
      const found = keysOf(entry).flatMap((key) => byKey.get(key) ?? [])[0] ?? aloneAt(entry.url)
      // Two ids of one source are two assets, whatever they are called.
      const isOther = found?.sourceId && entry.sourceId && found.sourceId !== entry.sourceId
      return isOther ? byKey.get(id!) : found
    },
  }
}

function keysOf({ sourceId, url, title }: Pick<Asset, 'sourceId' | 'url' | 'title'>): string[] {
  return [...(sourceId ? [`id:${sourceId}`] : []), `title:${url ?? ''} ${titleKey(title)}`]
}

function titleKey(title: string): string {
  return title.trim().toLowerCase()
}

function mergeAsset(present: Asset, entry: AssetEntry, now: number): Asset {
  const news = Object.fromEntries(
    Object.entries(entry).filter(([name, value]) => {
      const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      return !isEmpty && JSON.stringify(value) !== JSON.stringify(present[name as keyof Asset])
    }),
  )
  return Object.keys(news).length > 0 ? { ...present, ...news, updatedAt: now } : present
}
