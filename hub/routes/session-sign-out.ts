import { sessionSignOut } from '../../lib/contract/session-sign-out'
import { inTransaction } from '../db/transaction'
import { addAudit } from '../repos/audit'
import { endSession } from '../repos/session'
import { route } from './route'

export const sessionSignOutRoute = route(sessionSignOut, async (_input, { db, now, member }) => {
  const { workspaceId, memberId, sessionId } = member
  await inTransaction(db, async (tx) => {
    await endSession(tx, { sessionId, workspaceId })
    await addAudit(tx, { workspaceId, memberId, action: 'session.ended', subject: sessionId, at: now() })
  })
  return {}
})
