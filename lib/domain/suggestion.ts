import type { AdvanceTable } from './advance'
import { isSendable, type Asset } from './asset'
import { chanceOf, LOG_ODDS_WEIGHT, type Arm } from './policy/thompson-chance'
import { drawBeta, type Random } from './random'
import type { Send } from './send'
import { scoreAssets, type ScoredAsset, type SuggestionNeed } from './suggestion-score'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000
const AGAIN_AFTER_MS = 180 * DAY
const SHOWN = 3
/** The next best, from which the trial is drawn. */
const TRIAL_POOL = 12

/** Logged with each send; a change of score, draw or pool is a new policy. */
export const POLICY = 'bm25-fit-advance-thompson3-2'

/** An asset to send next. */
export interface Pick {
  scored: ScoredAsset
  slot: 1 | 2 | 3
  /** The chance with which it stands there, exact to 1e-5. */
  propensity: number
  /** With the trial: the ids that it was drawn from, best first. */
  pool?: string[]
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

/**
 * Why `candidates` has none: opted out; a library with nothing to send; nothing in the lead's language; or the lead
 * has had all of it in the last 180 days.
 */
export type NoSuggestion = 'optOut' | 'nothingToSend' | 'language' | 'hadAll'

/** Tells why nothing can be suggested to a lead. */
export function whyNone(
  assets: readonly Asset[],
  lead: { optOut?: boolean; language?: string },
  now: number,
): NoSuggestion {
  if (lead.optOut) return 'optOut'
  const sendable = assets.filter((asset) => isSendable(asset, now))
  if (sendable.length === 0) return 'nothingToSend'
  return sendable.some((asset) => languageFits(asset.language, lead.language)) ? 'hadAll' : 'language'
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
  const arms = pool.map(armOf)
  const drawn = drawArm(arms, random)
  const trial = { scored: pool[drawn]!, propensity: chanceOf(arms, drawn), pool: pool.map(idOf) }
  return [...picks, { ...trial, slot: 3, trial: true }]
}

function idOf({ asset }: ScoredAsset): string {
  return asset.id
}

/** What an asset's score is drawn from: its advance rate's posterior, whose parent's twenty count as sends seen. */
function armOf({ base, advance: { rate, strength } }: ScoredAsset): Arm {
  return { base, a: rate * strength, b: (1 - rate) * strength }
}

/** The place of the arm whose drawn score is the highest [Thompson 1933]. */
function drawArm(arms: readonly Arm[], random: Random): number {
  let best = 0
  let most = -Infinity
  for (const [i, { base, a, b }] of arms.entries()) {
    const rate = drawBeta(a, b, random)
    const score = base + LOG_ODDS_WEIGHT * Math.log(rate / (1 - rate))
    if (score > most) [best, most] = [i, score]
  }
  return best
}

function languageFits(asset: string | undefined, lead: string | undefined): boolean {
  return !asset || !lead || asset.slice(0, 2).toLowerCase() === lead.slice(0, 2).toLowerCase()
}
