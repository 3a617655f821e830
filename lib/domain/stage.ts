import { z } from 'zod'
import { STAGES } from './stage-names'

export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>
