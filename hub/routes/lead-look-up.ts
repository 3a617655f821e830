import { leadLookUp, MOST_TOUCHPOINTS } from '../../lib/contract/lead-look-up'
import { crmKey, emailKey } from '../../lib/domain/lead'
import { findLeadFiles, findLeadsById } from '../repos/lead-file'
import { findLeadNouns } from '../repos/lead-nouns'
import { aliasKey } from '../repos/noun-lead'
import { route } from './route'

/** Leads by address, CRM record or id, each with all that a panel draws. */
export const leadLookUpRoute = route(leadLookUp, async ({ emails, records, ids }, { db, member }) => {
  const { workspaceId } = member
  const keys = [...emails.map(emailKey), ...records.map(crmKey), ...ids.map(aliasKey)]
  const [byKey, byId] = await Promise.all([
    keys.length > 0 ? findLeadFiles(db, workspaceId, keys) : [],
    ids.length > 0 ? findLeadsById(db, workspaceId, ids) : [],
  ])
  const files = new Map([...byKey, ...byId].map((file) => [file.lead.id, file]))
  const nounsOf = await findLeadNouns(db, member, [...files.keys()])
  return {
    files: [...files.values()].map(({ lead, touchpoints, updatedAt }) => ({
      lead,
      ...nounsOf(lead.id),
      touchpoints: touchpoints.slice(-MOST_TOUCHPOINTS),
      more: touchpoints.length > MOST_TOUCHPOINTS,
      updatedAt,
    })),
  }
})
