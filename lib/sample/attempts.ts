import { DEFAULT_MODEL } from '../domain/journey-model'
import { walkJourney } from '../domain/journey-path'
import type { Random } from '../domain/random'
import { DEFAULT_HANDOFF, stageIndex } from '../domain/stage-names'
import type { Touchpoint } from '../domain/touchpoint'
import type { Player } from './cast'

const DAY = 86_400_000
const MINUTE = 60_000
/** Of newer hand-overs the stories tell what sales did. */
const OLDEST_TOLD = 14 * DAY
/** Most reps call at once; some do not. */
const SHARE = 0.65

/** The first call after a lead came over the handoff line, where its rep made one in good time. Oldest first, with it. */
export function withFirstAttempt(
  player: Player,
  touchpoints: readonly Touchpoint[],
  now: number,
  random: Random,
): Touchpoint[] {
  const anchors = (player.anchors ?? []).map(([kind, days]) => ({ kind, at: now - days * DAY }))
  const { rises } = walkJourney(touchpoints, anchors, now, DEFAULT_MODEL)
  const over = rises.find(({ stage }) => stageIndex(stage) >= stageIndex(DEFAULT_HANDOFF))
  if (!over || over.at > now - OLDEST_TOLD || random() > SHARE) return [...touchpoints]
  const call: Touchpoint = {
    id: `sample-${player.key}-attempt`,
    type: 'call.made',
    at: Math.round(over.at + (20 + 200 * random()) * MINUTE),
    side: 'sales',
    channel: 'phone',
    source: 'salesforce',
  }
  return [...touchpoints, call].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
