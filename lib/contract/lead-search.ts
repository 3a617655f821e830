import { z } from 'zod'
import { contract } from './contract'
import { MEMBERS } from './role'

/** Hits at most. */
export const MOST_LEAD_HITS = 20

/** A lead as a search shows it. */
export const LeadHit = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().optional(),
  company: z.string().optional(),
  /** The main address. */
  email: z.string().optional(),
})
export type LeadHit = z.infer<typeof LeadHit>

/** Leads whose name, company or address begins as what was typed, by name. A POST, because people stand in no log. */
export const leadSearch = contract({
  name: 'leadSearch',
  method: 'post',
  path: '/api/v1/leads/search',
  summary: 'Leads by the beginning of a name, a company or an address.',
  roles: MEMBERS,
  input: z.object({ text: z.string().max(200) }),
  output: z.object({ hits: z.array(LeadHit) }),
})
