import { leadSearch, MOST_LEAD_HITS } from '../../lib/contract/lead-search'
import { searchLeads } from '../repos/lead-search'
import { route } from './route'

/** Leads by what is typed so far. */
export const leadSearchRoute = route(leadSearch, async ({ text }, { db, member }) => {
  const leads = await searchLeads(db, member.workspaceId, text, MOST_LEAD_HITS)
  return {
    hits: leads.map(({ id, name, title, company, emails: [email] }) => ({ id, name, title, company, email })),
  }
})
