import { memberList } from '../../lib/contract/member-list'
import { listMembers } from '../repos/member'
import { route } from './route'

const PAGE = 500

export const memberListRoute = route(memberList, async ({ after }, { db, member: { workspaceId } }) => {
  const members = await listMembers(db, { workspaceId, after, limit: PAGE })
  return {
    members: members.map(({ userId: _, ...rest }) => rest),
    after: members.length === PAGE ? members.at(-1)?.id : undefined,
  }
})
