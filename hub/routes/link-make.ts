import { linkMake } from '../../lib/contract/link-make'
import { isSendable } from '../../lib/domain/asset'
import { makeId } from '../../lib/platform/id'
import { Refusal } from '../errors'
import { linkBase, readTarget } from '../links/link-address'
import { makeLinkToken } from '../links/link-token'
import { findFile } from '../repos/file'
import { addLink } from '../repos/link'
import { findRecipient } from '../repos/view'
import { findNoun } from '../repos/noun'
import { route } from './route'

/** A link of one recipient's own to an asset. */
export const linkMakeRoute = route(linkMake, async ({ assetId, leadId, sendId }, hub) => {
  const { db, member, now } = hub
  const { workspaceId, memberId } = member
  const [asset, recipient] = await Promise.all([
    findNoun(db, 'asset', { workspaceId, id: assetId }),
    findRecipient(db, workspaceId, leadId),
  ])
  if (!asset) throw new Refusal('notFound', 'This asset is not in the library any more.')
  if (!recipient) throw new Refusal('notFound', 'The hub does not know this lead yet.')
  const { url } = asset.body
  if (!url) throw new Refusal('conflict', 'This asset has no address that a link could lead to.')
  if (!isSendable(asset.body, now())) throw new Refusal('conflict', 'This asset may not be sent now.')
  const to = readTarget(hub, workspaceId, url)
  if (to.kind === 'link')
    throw new Refusal('conflict', 'This asset’s address is somebody’s tracked link. Give it its own address.')
  if (to.kind === 'file' && !(await findFile(db, workspaceId, to.fileId)))
    throw new Refusal('notFound', 'The file of this asset is gone. Upload it again.')
  if (recipient.optOut) return { url, tracked: false }
  const token = makeLinkToken(workspaceId)
  const id = makeId(now())
  await addLink(db, { id, token, leadId, assetId, memberId, sendId, to, createdAt: now() })
  return { url: `${linkBase(hub)}/l/${token.text}`, tracked: true, linkId: id }
})
