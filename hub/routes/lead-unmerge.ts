import { leadUnmerge } from '../../lib/contract/lead-unmerge'
import { unmergeLead } from '../repos/lead-tree'
import { route } from './route'

/** Takes a merge back. */
export const leadUnmergeRoute = route(leadUnmerge, async (input, { db, member, now }) => {
  const doing = { workspaceId: member.workspaceId, by: member.memberId, now: now() }
  return { leadId: await unmergeLead(db, doing, input.leadId) }
})
