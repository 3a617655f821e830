import type { Anchor } from '../domain/lead'
import { headerKey } from './headers'

/**
 * What the words of the usual CRMs say as a fact: lifecycle stages and lead statuses of HubSpot, Salesforce,
 * Dynamics, Zoho, EspoCRM and SuiteCRM, and the closing stages of deals. Words that say nothing certain are absent.
 */
const FACTS: Record<string, Anchor['kind']> = {
  customer: 'won',
  evangelist: 'won',
  won: 'won',
  closedwon: 'won',
  opportunity: 'opportunity',
  opendeal: 'opportunity',
  closedconverted: 'opportunity',
  converted: 'opportunity',
  salesqualifiedlead: 'sql',
  sql: 'sql',
  qualified: 'sql',
  meetingscheduled: 'meeting',
  appointmentscheduled: 'meeting',
  lost: 'lost',
  closedlost: 'lost',
  lostlead: 'lost',
  nolongerinterested: 'lost',
  canceled: 'lost',
  cancelled: 'lost',
  dead: 'lost',
  unqualified: 'disqualified',
  disqualified: 'disqualified',
  notqualified: 'disqualified',
  closednotconverted: 'disqualified',
  junklead: 'disqualified',
  junk: 'disqualified',
  cannotcontact: 'disqualified',
}

/** The fact behind a CRM's word for a stage or a status. */
export function factOfWord(word: string): Anchor['kind'] | undefined {
  return FACTS[headerKey(word)]
}

/** The fact behind the stage of a deal: one that is neither won nor lost is open. */
export function factOfDealStage(word: string): Anchor['kind'] {
  const fact = factOfWord(word)
  return fact === 'won' || fact === 'lost' ? fact : 'opportunity'
}
