import { makeId } from '../../lib/platform/id'
import type { Tx } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { takeInvitation, type InvitationRow } from '../repos/invitation'
import { addMember, findMember } from '../repos/member'

/** Takes an invitation for a person, once. Throws `gone` where it no longer counts. */
export async function join(tx: Tx, invitation: InvitationRow, userId: string, at: number): Promise<void> {
  const { id, workspaceId, role } = invitation
  if (!(await takeInvitation(tx, invitation, at)))
    throw new Refusal('gone', 'This invitation no longer counts.')
  await addMember(tx, { id: makeId(at), workspaceId, userId, role, at })
  const member = await findMember(tx, workspaceId, { userId })
  await addAudit(tx, {
    workspaceId,
    memberId: member?.id,
    action: 'member.joined',
    subject: id,
    detail: { role },
    at,
  })
}
