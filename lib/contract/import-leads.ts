import { z } from 'zod'
import { MergeOutcome } from '../domain/import-entry'
import { WireLead } from '../domain/import-wire'
import { contract } from './contract'
import { MARKETING } from './role'

/** Leads of one request at most. */
export const IMPORT_MOST = 5000

export const importLeads = contract({
  name: 'importLeads',
  method: 'post',
  path: '/api/v1/import/leads',
  summary: 'Merges leads of a file, with their touchpoints, into the workspace: all of them or none.',
  roles: MARKETING,
  input: z.object({ leads: z.array(WireLead).max(IMPORT_MOST) }),
  output: MergeOutcome,
  limit: 8 * 1_048_576,
})
