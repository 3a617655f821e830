import { leadMerge } from '../../lib/contract/lead-merge'
import { mergeLeads } from '../repos/lead-tree'
import { route } from './route'

/** Says that two leads are one person. */
export const leadMergeRoute = route(leadMerge, async (input, { db, member, now }) => {
  const doing = { workspaceId: member.workspaceId, by: member.memberId, now: now() }
  return { leadId: await mergeLeads(db, doing, input) }
})
