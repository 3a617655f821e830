import { leadHistory } from '../../lib/contract/lead-history'
import { Refusal } from '../errors'
import { listMerges } from '../repos/lead-merge'
import { findRoots, readTrees } from '../repos/lead-node'
import { route } from './route'

/** What a lead was merged of. */
export const leadHistoryRoute = route(leadHistory, async (input, { db, member }) => {
  const { workspaceId } = member
  const { leadId } = input
  const root = (await findRoots(db, workspaceId, [leadId])).get(leadId)
  if (!root) throw new Refusal('notFound', 'This lead is no longer here. Load the page again.')
  const nodes = await readTrees(db, workspaceId, [root])
  const merges = await listMerges(
    db,
    workspaceId,
    nodes.map(({ id }) => id),
  )
  const sorted = nodes.sort((a, b) => Number(b.id === root) - Number(a.id === root))
  return {
    leadId: root,
    nodes: sorted.map(({ id, parent_id, body: { name, emails } }) => ({
      id,
      name,
      emails,
      ...(parent_id ? { parentId: parent_id } : {}),
    })),
    merges,
  }
})
