import { z } from 'zod'
import { Asset } from '../domain/asset'
import { contract } from './contract'
import { SETTING_BODIES } from './noun-body'
import { MEMBERS } from './role'

/**
 * What reps work by: the library, the definition, the stage model, the handoff line, the company's hours. Whole, or
 * "the same" where the version is the one that the browser has.
 */
export const playbookGet = contract({
  name: 'playbookGet',
  method: 'get',
  path: '/api/v1/playbook',
  summary: 'The library and the settings by their version; "the same" where nothing differs.',
  roles: MEMBERS,
  input: z.object({
    /** The version that the browser has. */
    have: z.coerce.number<number>().int().optional(),
  }),
  output: z.object({
    version: z.number().int(),
    /** Nothing differs from the version that was named; then nothing else is here. */
    isSame: z.boolean(),
    /** With those that are out of use: sends point at them. */
    assets: z.array(Asset).optional(),
    /** Those that were ever set. */
    settings: z.object(SETTING_BODIES).partial().optional(),
  }),
})
