import { sessionEnd } from '../../lib/contract/session-end'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { endSession } from '../repos/session'
import { getMember } from './get-member'
import { route } from './route'

export const sessionEndRoute = route(sessionEnd, async ({ sessionId }, { db, now, member }) => {
  const { workspaceId, memberId } = member
  await inTransaction(db, async (tx) => {
    const { userId } = await getMember(tx, workspaceId, memberId)
    if (!(await endSession(tx, { sessionId, userId, workspaceId })))
      throw new Refusal('notFound', 'You have no such session; it has ended already.')
    await addAudit(tx, { workspaceId, memberId, action: 'session.ended', subject: sessionId, at: now() })
  })
  return {}
})
