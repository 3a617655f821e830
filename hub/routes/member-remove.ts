import { memberRemove } from '../../lib/contract/member-remove'
import { keepAnAdmin } from '../auth/keep-an-admin'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { revokeInvitationsOf } from '../repos/invitation'
import { removeMember } from '../repos/member'
import { revokeSessions } from '../repos/session'
import { getMember } from './get-member'
import { route } from './route'

export const memberRemoveRoute = route(memberRemove, async ({ memberId }, { db, now, member }) => {
  const { workspaceId } = member
  const at = now()
  return inTransaction(db, async (tx) => {
    await keepAnAdmin(tx, workspaceId, memberId)
    const { userId, role } = await getMember(tx, workspaceId, memberId)
    await removeMember(tx, workspaceId, memberId)
    const invitations = await revokeInvitationsOf(tx, workspaceId, userId)
    const sessions = await revokeSessions(tx, { userId, workspaceId, at })
    const detail = { role, sessions, invitations }
    await addAudit(tx, {
      workspaceId,
      memberId: member.memberId,
      action: 'member.removed',
      subject: memberId,
      detail,
      at,
    })
    return { sessions }
  })
})
