import { z } from 'zod'
import type { LearningResult } from '../domain/learning/workspace-learning'
import { contract } from './contract'
import { MARKETING } from './role'
import { Underway } from './underway'

/** Made by the rules of `lib/domain/learning`; of its many figures only the frame is looked at. */
const Result = z.looseObject({
  horizonDays: z.number(),
  leads: z.number(),
  closed: z.number(),
  won: z.number(),
  leaks: z.array(z.looseObject({})),
  lacking: z.array(z.string()),
  report: z.looseObject({}).optional(),
}) as unknown as z.ZodType<LearningResult>

export const modelLearn = contract({
  name: 'modelLearn',
  method: 'post',
  path: '/api/v1/model/learn',
  summary:
    'Learns from the outcomes of every lead. Ask again until it is done; it ends when nobody asks for half a minute.',
  roles: MARKETING,
  input: z.object({
    /** Whether leads are won within so many days. */
    horizonDays: z.number().int().min(7).max(730),
  }),
  output: z.union([
    Underway.extend({
      /** Steps of the reckoning; they begin when all leads are read. */
      steps: z.number().int().optional(),
    }),
    z.object({
      isDone: z.literal(true),
      result: z.object({
        /** The version of the stage model that was in force. */
        base: z.number().int(),
        result: Result,
      }),
    }),
  ]),
})
