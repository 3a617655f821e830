import { z } from 'zod'
import { STAGES } from './stage-names'

/** The names stand in a file without zod, so that the panel can say them and bundle no schema. */
export { DEFAULT_HANDOFF, STAGE_NAMES, STAGES, stageAt, stageIndex } from './stage-names'

export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>
