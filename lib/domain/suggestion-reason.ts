import type { Asset } from './asset'
import type { Stage } from './stage'
import { STAGE_NAMES, stageIndex } from './stage-names'
import type { ScoredAsset } from './suggestion-score'

const FEW = 20

/**
 * Why an asset is suggested, in one short line: what it answers, for which stage, how many moved on.
 * @param asked tells whether a phrase of the asset is what the conversation is about
 */
export function suggestionReason(
  scored: ScoredAsset,
  stage: Stage,
  asked: (phrase: string) => boolean,
): string {
  const { asset, advance } = scored
  const answer = scored.relevance > 0 ? [...asset.answers, ...asset.topics].find(asked) : undefined
  const { sends, moved } = advance.count
  const count =
    sends === 0 ? 'not sent yet' : `${moved} of ${sends} moved on${sends < FEW ? ', few data yet' : ''}`
  return [answer && `answers “${answer}”`, stageWords(asset, stage), count].filter(Boolean).join(' · ')
}

function stageWords(asset: Asset, stage: Stage): string | undefined {
  const here = stageIndex(stage)
  const steps = asset.stages.map((s) => stageIndex(s) - here)
  if (steps.includes(0)) return `for ${STAGE_NAMES[stage]}`
  if (steps.includes(1)) return `for ${STAGE_NAMES[asset.stages[steps.indexOf(1)]!]}, the next stage`
  return undefined
}
