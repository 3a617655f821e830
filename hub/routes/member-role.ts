import { memberRole } from '../../lib/contract/member-role'
import { keepAnAdmin } from '../auth/keep-an-admin'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { revokeInvitationsOf } from '../repos/invitation'
import { setRole } from '../repos/member'
import { getMember } from './get-member'
import { route } from './route'

export const memberRoleRoute = route(memberRole, async ({ memberId, role }, { db, now, member }) => {
  const { workspaceId } = member
  await inTransaction(db, async (tx) => {
    if (role !== 'admin') await keepAnAdmin(tx, workspaceId, memberId)
    const before = await getMember(tx, workspaceId, memberId)
    if (before.role === role) return
    await setRole(tx, workspaceId, memberId, role)
    if (role !== 'admin') await revokeInvitationsOf(tx, workspaceId, before.userId)
    const detail = { from: before.role, to: role }
    const note = {
      workspaceId,
      memberId: member.memberId,
      action: 'member.role',
      subject: memberId,
      detail,
      at: now(),
    }
    await addAudit(tx, note)
  })
  return {}
})
