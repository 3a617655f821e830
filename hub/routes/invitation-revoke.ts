import { invitationRevoke } from '../../lib/contract/invitation-revoke'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { revokeInvitation } from '../repos/invitation'
import { route } from './route'

export const invitationRevokeRoute = route(
  invitationRevoke,
  async ({ invitationId }, { db, now, member }) => {
    const { workspaceId, memberId } = member
    await inTransaction(db, async (tx) => {
      if (!(await revokeInvitation(tx, workspaceId, invitationId)))
        throw new Refusal('notFound', 'No such invitation waits: it was accepted or revoked.')
      await addAudit(tx, {
        workspaceId,
        memberId,
        action: 'invitation.revoked',
        subject: invitationId,
        at: now(),
      })
    })
    return {}
  },
)
