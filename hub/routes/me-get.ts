import { meGet } from '../../lib/contract/me-get'
import { Refusal } from '../errors'
import { route } from './route'

/** Who is signed in, and to which workspace. */
export const meGetRoute = route(meGet, async (_input, { db, member }) => {
  const { workspaceId, memberId, name, email, role } = member
  const workspace = await db
    .selectFrom('workspace')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!workspace) throw new Refusal('notFound', 'This workspace is no longer here.')
  return { workspace: { id: workspaceId, name: workspace.name }, member: { id: memberId, name, email, role } }
})
