import { assetSends } from '../../lib/contract/asset-sends'
import { listSendsOfAsset } from '../repos/asset-use'
import { namesOfLeads } from '../repos/lead-names'
import { route } from './route'

const MOST = 100

/** Whom an asset was sent to. */
export const assetSendsRoute = route(assetSends, async ({ assetId }, { db, member: { workspaceId } }) => {
  const sends = await listSendsOfAsset(db, workspaceId, assetId, MOST)
  const names = await namesOfLeads(
    db,
    workspaceId,
    sends.map(({ leadId }) => leadId),
  )
  return {
    sends: sends.map(({ at, leadId, member, outcome, stage }) => {
      const lead = names.get(leadId)
      return {
        at,
        leadName: lead?.name ?? 'A lead that is no longer here',
        ...(lead?.company ? { company: lead.company } : {}),
        member,
        outcome,
        ...(stage ? { stage } : {}),
      }
    }),
  }
})
