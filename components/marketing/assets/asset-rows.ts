import { isExpired } from '../../../lib/domain/asset'
import { isNeverUsed as neverUsed } from '../../../lib/domain/reports/asset-use'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { ASSET_TYPE_NAMES } from './asset-type-names'

export const QUICK_FILTERS = ['active', 'neverUsed', 'expired', 'sentExpired', 'retired'] as const
export type QuickFilter = (typeof QUICK_FILTERS)[number]

export const QUICK_NAMES: Record<QuickFilter, string> = {
  active: 'All',
  neverUsed: 'Never used',
  expired: 'Expired',
  sentExpired: 'Sent although expired',
  retired: 'Retired',
}

export type SortKey = 'title' | 'leads' | 'inserted' | 'copied' | 'viewed' | 'lastUsedAt'
export interface Sort {
  key: SortKey
  down: boolean
}

/** By the rule of the report. */
export function isNeverUsed({ asset, sends }: AssetUse): boolean {
  return neverUsed(sends, asset.internal)
}

/** Whether a row passes a quick filter. Retired assets show under Retired only. */
export function passesQuick(use: AssetUse, quick: QuickFilter, now: number): boolean {
  if (quick === 'retired' || use.asset.retired) return quick === 'retired' && use.asset.retired === true
  if (quick === 'neverUsed') return isNeverUsed(use)
  if (quick === 'expired') return isExpired(use.asset, now)
  return quick === 'active' || use.sentExpired > 0
}

/** How many rows each quick filter holds. */
export function quickCounts(uses: readonly AssetUse[], now: number): Record<QuickFilter, number> {
  const counts = { active: 0, neverUsed: 0, expired: 0, sentExpired: 0, retired: 0 }
  for (const use of uses)
    for (const quick of QUICK_FILTERS) if (passesQuick(use, quick, now)) counts[quick] += 1
  return counts
}

/** The rows to show: by quick filter and by words, all of which must occur somewhere in the asset's texts. */
export function filterUses(
  uses: readonly AssetUse[],
  quick: QuickFilter,
  text: string,
  now: number,
): AssetUse[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return uses.filter((use) => passesQuick(use, quick, now) && containsAll(use, words))
}

function containsAll({ asset }: AssetUse, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const lists = [asset.personas, asset.industries, asset.topics, asset.answers].flat()
  const texts = [
    asset.title,
    ASSET_TYPE_NAMES[asset.type],
    asset.summary,
    asset.owner,
    asset.language,
    ...lists,
  ]
  const all = texts.join('\n').toLowerCase()
  return words.every((word) => all.includes(word))
}

/** Rows in order; equal ones by title. What was never used counts as used before all else. */
export function sortUses(uses: readonly AssetUse[], { key, down }: Sort): AssetUse[] {
  const way = down ? -1 : 1
  return uses.toSorted((a, b) => {
    if (key === 'title') return way * byTitle(a, b)
    return way * (numberOf(a, key) - numberOf(b, key)) || byTitle(a, b)
  })
}

/** Of views their share; what no link could tell of comes after what nobody opened. */
function numberOf(use: AssetUse, key: Exclude<SortKey, 'title'>): number {
  if (key !== 'viewed') return use[key] ?? 0
  return use.tracked ? (use.viewed ?? 0) / use.tracked : -1
}

const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byTitle(a: AssetUse, b: AssetUse): number {
  return titles.compare(a.asset.title, b.asset.title)
}

/** The words of a list field across the library, most used first, two hundred at most: what may be meant. */
export function wordsInUse(uses: readonly AssetUse[], field: 'personas' | 'industries' | 'topics'): string[] {
  const counts = new Map<string, number>()
  for (const { asset } of uses) for (const word of asset[field]) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 200)
    .map(([word]) => word)
}
