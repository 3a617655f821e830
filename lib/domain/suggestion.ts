import type { AdvanceTable } from './advance'
import { isSendable, type Asset } from './asset'
import { drawBeta, type Random } from './random'
import type { Send } from './send'
import { advanceTerm, scoreAssets, type ScoredAsset, type SuggestionNeed } from './suggestion-score'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000
const AGAIN_AFTER_MS = 180 * DAY
const SHOWN = 3
/** Places from which the trial is drawn, and draws by which its chance is estimated. */
const TRIAL_POOL = 12
const TRIAL_DRAWS = 200
const PRIOR = 20

export const POLICY = 'bm25-fit-advance-thompson3-1'

/** An asset to send next. */
export interface Pick {
  scored: ScoredAsset
  slot: 1 | 2 | 3
  /** The chance with which it stands there. */
  propensity: number
  /** Drawn to try something out. */
  trial: boolean
}

/** What this lead may be sent: sendable, in their language, not sent or opened in 180 days; after an opt-out nothing. */
export function candidates(
  assets: readonly Asset[],
  lead: { optOut?: boolean; language?: string },
  sends: readonly Send[],
  touchpoints: readonly Touchpoint[],
  now: number,
): Asset[] {
  if (lead.optOut) return []
  const recent = now - AGAIN_AFTER_MS
  const sent = new Set(sends.filter((send) => send.at > recent).map((send) => send.assetId))
  const opened = new Set(
    touchpoints
      .filter((t) => (t.type === 'asset.viewed' || t.type === 'asset.downloaded') && t.at > recent)
      .flatMap((t) => [t.url, t.title].filter((text) => text !== undefined)),
  )
  return assets.filter(
    (asset) =>
      isSendable(asset, now) &&
      !sent.has(asset.id) &&
      !opened.has(asset.title) &&
      !(asset.url && opened.has(asset.url)) &&
      languageFits(asset.language, lead.language),
  )
}

/** Two places by score; the third is a Thompson draw of the advance rate among the next best. */
export function suggest(
  assets: readonly Asset[],
  need: SuggestionNeed,
  table: AdvanceTable,
  now: number,
  random: Random,
): Pick[] {
  const ranked = scoreAssets(assets, need, table, now)
  const best = ranked.slice(0, SHOWN - 1)
  const picks = best.map((scored, i): Pick => ({
    scored,
    slot: i === 0 ? 1 : 2,
    propensity: 1,
    trial: false,
  }))
  const pool = ranked.slice(SHOWN - 1, SHOWN - 1 + TRIAL_POOL)
  if (pool.length === 0) return picks
  const drawn = drawTrial(pool, random)
  const wins = Array.from({ length: TRIAL_DRAWS }, () => drawTrial(pool, random)).filter(
    (s) => s === drawn,
  ).length
  // One is added so that what was drawn never has the chance zero.
  const propensity = (wins + 1) / (TRIAL_DRAWS + 1)
  return [...picks, { scored: drawn, slot: 3, propensity, trial: true }]
}

/** The pool's best by its score with the advance rate drawn from its posterior. */
function drawTrial(pool: readonly ScoredAsset[], random: Random): ScoredAsset {
  let best = pool[0]!
  let most = -Infinity
  for (const scored of pool) {
    const { rate, parent, count } = scored.advance
    const strength = count.sends + PRIOR
    const drawn = drawBeta(rate * strength, (1 - rate) * strength, random)
    const score = scored.base + advanceTerm(drawn, parent)
    if (score > most) [best, most] = [scored, score]
  }
  return best
}

function languageFits(asset: string | undefined, lead: string | undefined): boolean {
  return !asset || !lead || asset.slice(0, 2).toLowerCase() === lead.slice(0, 2).toLowerCase()
}
