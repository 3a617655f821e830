import { memberInvite } from '../../lib/contract/member-invite'
import { makeId } from '../../lib/platform/id'
import { makeOneTime } from '../auth/one-time'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { addInvitation } from '../repos/invitation'
import { findMember } from '../repos/member'
import { route } from './route'

/** How long a link waits to be followed, ms. */
const WAITS = 7 * 24 * 3_600_000

export const memberInviteRoute = route(memberInvite, async ({ email, role }, { db, now, url, member }) => {
  const { workspaceId, memberId } = member
  const at = now()
  const expiresAt = at + WAITS
  const id = makeId(at)
  const { token, hash } = makeOneTime()
  await inTransaction(db, async (tx) => {
    if (await findMember(tx, workspaceId, { email }))
      throw new Refusal('conflict', 'Somebody with this address is a member already.')
    const inviter = await findMember(tx, workspaceId, { memberId })
    if (!inviter) throw new Refusal('revoked', 'You are no longer a member of this workspace.')
    const kept = {
      id,
      workspaceId,
      email,
      role,
      hash: hash.toString('hex'),
      inviterId: inviter.userId,
      at,
      expiresAt,
    }
    await addInvitation(tx, kept)
    await addAudit(tx, { workspaceId, memberId, action: 'member.invited', subject: id, detail: { role }, at })
  })
  return {
    invitation: { id, email, role, by: member.name, at, expiresAt },
    link: `${url()}/invitation?token=${token}`,
  }
})
