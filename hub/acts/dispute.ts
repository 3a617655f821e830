import { MEMBERS } from '../../lib/contract/role'
import { findOwner, nounsOfLeads, putNoun, removeNoun } from '../repos/noun'
import { nodesOfRoots, type LeadNode } from '../repos/noun-lead'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, needNode, needOwn, touch, type Act, type ActContext } from './act'

/** A rep's "Not so", in place of an earlier one of theirs on the same lead. */
export const disputePut: Act<'disputePut'> = {
  roles: MEMBERS,
  async apply({ dispute: sent }, context) {
    const { tx, member, now } = context
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    const known = await findOwner(tx, 'dispute', { workspaceId, id: sent.id })
    if (known) needOwn(context, known, 'dispute')
    const node = await needNode(context, sent.leadId)
    await removeOwn(context, node)
    const at = heldTime(sent.at, now)
    const body = { ...sent, leadId: node.id, member: member.name, at }
    await putNoun(tx, 'dispute', { workspaceId, id: sent.id, leadId: node.id, memberId, at, body })
    await touch(context, node)
  },
}

/** The rep's own is taken back; where there is none, nothing is left to do. */
export const disputeRemove: Act<'disputeRemove'> = {
  roles: MEMBERS,
  async apply({ leadId }, context) {
    await nextVersion(context.tx, context.member.workspaceId)
    const node = await needNode(context, leadId)
    await removeOwn(context, node)
    await touch(context, node)
  },
}

/** Of all that were merged into this lead. */
async function removeOwn({ tx, member }: ActContext, { rootId }: LeadNode): Promise<void> {
  const { workspaceId, memberId } = member
  const leadIds = (await nodesOfRoots(tx, workspaceId, [rootId])).map(({ id }) => id)
  for (const { id } of await nounsOfLeads(tx, 'dispute', { workspaceId, leadIds, memberId }))
    await removeNoun(tx, 'dispute', { workspaceId, id })
}
