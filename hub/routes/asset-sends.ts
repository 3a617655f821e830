import { assetSends } from '../../lib/contract/asset-sends'
import { isOpened } from '../../lib/domain/reports/asset-views'
import { listSendsOfAsset, viewsOfAsset } from '../repos/asset-use'
import { namesOfLeads } from '../repos/lead-names'
import { route } from './route'

const MOST = 100

/** Whom an asset was sent to. */
export const assetSendsRoute = route(assetSends, async ({ assetId }, { db, member: { workspaceId } }) => {
  const [sends, views] = await Promise.all([
    listSendsOfAsset(db, workspaceId, assetId, MOST),
    viewsOfAsset(db, workspaceId, assetId),
  ])
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
    ...(isOpened(views) ? { views } : {}),
  }
})
