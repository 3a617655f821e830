import { linkList } from '../../lib/contract/link-list'
import { MARKETING } from '../../lib/contract/role'
import { listLinks } from '../repos/link'
import { route } from './route'

/** Links of a lead or of a send. Their addresses are known to nobody any more: only hashes are kept. */
export const linkListRoute = route(linkList, async ({ leadId, sendId }, { db, member }) => {
  const { workspaceId, memberId, role } = member
  const own = MARKETING.includes(role) ? {} : { memberId }
  const links = await listLinks(db, { workspaceId, leadId, sendId, ...own })
  return {
    links: links.map(({ id, asset_id, send_id, created_at, closed_at }) => ({
      id,
      assetId: asset_id,
      ...(send_id === null ? {} : { sendId: send_id }),
      createdAt: created_at,
      ...(closed_at === null ? {} : { closedAt: closed_at }),
    })),
  }
})
