import type { EvidenceLine } from './feedback'
import type { Anchor } from './lead'
import type { Stage } from './stage'
import type { TouchpointType } from './touchpoint'

/** Where a lead is on the buying journey and why, at one moment and by one version of the model. */
export interface JourneyReading {
  stage: Stage
  /** P(at least this stage) less P(at least the next): how sure, 0 to 1. */
  sureness: number
  /** P(at least the stage) for awareness .. evaluation. */
  probabilities: number[]
  z: number
  /** When the lead came to this stage, ms. */
  since: number
  /** z now against z fourteen days ago: more than 2.5 up, down, or neither. */
  trend: 'warming' | 'cooling' | 'steady'
  /** Points of z gained a week, over the last fourteen days; below zero where it cools. */
  velocity: number
  /** The evidence lines that hold the stage up, largest dz first, three at most. */
  evidenceFor: EvidenceLine[]
  /** The strongest evidence against, where there is any. */
  evidenceAgainst?: EvidenceLine
  /** The touches that moved it into the stage, where a touch did. */
  movedBy?: EvidenceLine
  /** What the next stage lacks; absent at purchase. */
  missing?: { stage: Stage; points: number; hints: TouchpointType[] }
  /** The CRM fact that set or held the stage, where one did. */
  anchor?: Anchor
  modelVersion: string
}
