import { sessionList } from '../../lib/contract/session-list'
import { listSessions } from '../repos/session'
import { getMember } from './get-member'
import { route } from './route'

export const sessionListRoute = route(sessionList, async (_input, { db, now, member }) => {
  const { workspaceId, memberId, sessionId } = member
  const { userId } = await getMember(db, workspaceId, memberId)
  const sessions = await listSessions(db, { userId, workspaceId, now: now() })
  return {
    sessions: sessions.map(({ workspace: _, ...rest }) => ({ ...rest, current: rest.id === sessionId })),
  }
})
