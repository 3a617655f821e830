import { memberSessionEnd } from '../../lib/contract/member-session-end'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { revokeSessions } from '../repos/session'
import { getMember } from './get-member'
import { route } from './route'

export const memberSessionEndRoute = route(
  memberSessionEnd,
  async ({ memberId, sessionId }, { db, now, member }) => {
    const { workspaceId } = member
    const at = now()
    await inTransaction(db, async (tx) => {
      const { userId } = await getMember(tx, workspaceId, memberId)
      if ((await revokeSessions(tx, { userId, workspaceId, sessionId, at })) === 0)
        throw new Refusal('notFound', 'This member has no such session; it has ended already.')
      const note = { action: 'session.revoked', subject: sessionId, detail: { of: memberId }, at }
      await addAudit(tx, { workspaceId, memberId: member.memberId, ...note })
    })
    return {}
  },
)
