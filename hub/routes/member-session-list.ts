import { memberSessionList } from '../../lib/contract/member-session-list'
import { listSessions } from '../repos/session'
import { getMember } from './get-member'
import { route } from './route'

export const memberSessionListRoute = route(memberSessionList, async ({ memberId }, { db, now, member }) => {
  const { workspaceId, sessionId } = member
  const { userId } = await getMember(db, workspaceId, memberId)
  const sessions = await listSessions(db, { userId, workspaceId, now: now() })
  return {
    sessions: sessions.map(({ workspace: _, ...rest }) => ({ ...rest, current: rest.id === sessionId })),
  }
})
