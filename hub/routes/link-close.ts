import { linkClose } from '../../lib/contract/link-close'
import { MARKETING } from '../../lib/contract/role'
import { Refusal } from '../errors'
import { closeLink, findLinkOwner } from '../repos/link'
import { route } from './route'

/** Closes a link for good. */
export const linkCloseRoute = route(linkClose, async ({ linkId }, { db, member, now }) => {
  const { workspaceId, memberId, role } = member
  const owner = await findLinkOwner(db, { workspaceId, id: linkId })
  if (owner === undefined) throw new Refusal('notFound', 'There is no such link.')
  if (owner !== memberId && !MARKETING.includes(role))
    throw new Refusal('notAllowed', 'This link is another member’s. Ask them, or marketing.')
  await closeLink(db, { workspaceId, id: linkId }, now())
  return { closed: true as const }
})
