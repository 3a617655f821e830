import { z } from 'zod'
import type { WorkspaceReports } from '../domain/reports/workspace-reports'
import { contract } from './contract'
import { MARKETING } from './role'
import { Underway } from './underway'

/** Made by the rules of `lib/domain/reports`; of its many figures only the frame is looked at. */
const Reports = z.looseObject({
  now: z.number(),
  leads: z.number(),
  touchpoints: z.number(),
  waterfall: z.looseObject({}),
  conversion: z.looseObject({}),
  promises: z.array(z.looseObject({})),
  assets: z.array(z.looseObject({ assetId: z.string() })),
}) as unknown as z.ZodType<WorkspaceReports>

export const reportsRun = contract({
  name: 'reportsRun',
  method: 'post',
  path: '/api/v1/reports/run',
  summary: 'Every report. Ask again until it is done; it ends when nobody asks for half a minute.',
  roles: MARKETING,
  input: z.object({}),
  output: z.union([Underway, z.object({ isDone: z.literal(true), result: Reports })]),
})
