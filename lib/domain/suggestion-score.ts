import { advanceRate, type AdvanceRate, type AdvanceTable } from './advance'
import type { Asset } from './asset'
import type { Stage } from './stage'
import { stageIndex } from './stage-names'

const DAY = 86_400_000
const FRESH_HALF_LIFE_DAYS = 90

/** What is known of the lead and the conversation when content is suggested. */
export interface SuggestionNeed {
  stage: Stage
  persona?: string
  industry?: string
  /** BM25 by asset id; absent ids share no term with the conversation. */
  relevance: ReadonlyMap<string, number>
}

/** An asset with the parts of its score. */
export interface ScoredAsset {
  asset: Asset
  /** 0 to 1: bm25 / (bm25 + median positive bm25). */
  relevance: number
  advance: AdvanceRate
  /** Score without the advance rate, so that a draw of that rate can be added. */
  base: number
  score: number
}

/** 2r + stage + persona + industry + .5 (logit theta - logit mu) + .3 2^(-age/90 d). Best first; ties by title. */
export function scoreAssets(
  assets: readonly Asset[],
  need: SuggestionNeed,
  table: AdvanceTable,
  now: number,
): ScoredAsset[] {
  const median = medianOf([...need.relevance.values()].filter((bm25) => bm25 > 0))
  const scored = assets.map((asset) => {
    const bm25 = need.relevance.get(asset.id) ?? 0
    const relevance = bm25 > 0 ? bm25 / (bm25 + median) : 0
    const fit =
      stageFit(asset, need.stage) +
      tagFit(asset.personas, need.persona) +
      tagFit(asset.industries, need.industry)
    const fresh = 0.3 * 2 ** (-Math.max(0, now - asset.updatedAt) / DAY / FRESH_HALF_LIFE_DAYS)
    const base = 2 * relevance + fit + fresh
    const advance = advanceRate(table, asset.id, asset.type, need.stage)
    return { asset, relevance, advance, base, score: base + advanceTerm(advance.rate, advance.parent) }
  })
  return scored.sort((a, b) => b.score - a.score || a.asset.title.localeCompare(b.asset.title))
}

/** .5 (logit theta - logit mu). */
export function advanceTerm(rate: number, parent: number): number {
  return 0.5 * (logit(rate) - logit(parent))
}

/** For its stage 1, for the next .8, for one beside .5, else .2. An asset for no stage in particular is beside all. */
export function stageFit(asset: Pick<Asset, 'stages'>, stage: Stage): number {
  const here = stageIndex(stage)
  const steps = asset.stages.map((s) => stageIndex(s) - here)
  if (steps.includes(0)) return 1
  if (steps.includes(1)) return 0.8
  if (steps.includes(-1) || steps.length === 0) return 0.5
  return 0.2
}

/** Match +.5, mismatch -.5, nothing where either side says nothing. */
function tagFit(tags: readonly string[], wanted: string | undefined): number {
  if (!wanted || tags.length === 0) return 0
  const folded = wanted.toLowerCase()
  return tags.some((tag) => tag.toLowerCase() === folded) ? 0.5 : -0.5
}

function logit(p: number): number {
  const held = Math.min(0.999, Math.max(0.001, p))
  return Math.log(held / (1 - held))
}

function medianOf(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2) return sorted[middle]!
  return sorted.length ? (sorted[middle - 1]! + sorted[middle]!) / 2 : 1
}
