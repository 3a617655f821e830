import { makeId } from '../../lib/platform/id'
import type { Database } from '../db/connect'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import { addMerges, hangRoots, lockRoots, takeOff, undoMerge } from './lead-merge'
import { findRoots, lockTrees, touchLeads, type OwnNode } from './lead-node'
import { StaleRead } from './stale-read'

/** Who does it, where and when. */
export interface Doing {
  workspaceId: string
  /** A member's id. */
  by: string
  now: number
}

/**
 * Hangs the lead of one node under that of another and answers the lead that both are now. Roots alone are hung, under
 * roots, with both locked: no circle can come about. Where both are one lead already nothing changes.
 */
export async function mergeLeads(
  db: Database,
  { workspaceId, by, now }: Doing,
  merge: { fromId: string; intoId: string; why: string },
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const roots = await findRoots(tx, workspaceId, [merge.fromId, merge.intoId])
    const [from, into] = [roots.get(merge.fromId), roots.get(merge.intoId)]
    if (!from || !into)
      throw new Refusal('notFound', 'One of the leads is no longer here. Load the page again.')
    if (from === into) return into
    if ((await lockRoots(tx, workspaceId, [from, into])).size < 2) throw new StaleRead()
    await hangRoots(tx, workspaceId, [{ fromId: from, parentId: into, rootId: into }], now)
    await touchLeads(tx, workspaceId, [into], now)
    const { why } = merge
    await addMerges(tx, workspaceId, [{ id: makeId(now), fromId: from, intoId: into, at: now, by, why }])
    return into
  })
}

/** Takes a node, with those below it, off the one that it was hung on; it is a lead of its own again. */
export async function unmergeLead(
  db: Database,
  { workspaceId, by, now }: Doing,
  nodeId: string,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const root = (await findRoots(tx, workspaceId, [nodeId])).get(nodeId)
    if (!root) throw new Refusal('notFound', 'This lead is no longer here. Load the page again.')
    if (root === nodeId) throw new Refusal('conflict', 'This lead is not merged into another.')
    if ((await lockRoots(tx, workspaceId, [root])).size < 1) throw new StaleRead()
    const nodes = await lockTrees(tx, workspaceId, [root])
    if (!nodes.some(({ id }) => id === nodeId)) throw new StaleRead()
    await takeOff(tx, workspaceId, nodeId, belowOf(nodes, nodeId), now)
    await touchLeads(tx, workspaceId, [root], now)
    await undoMerge(tx, workspaceId, nodeId, by, now)
    return nodeId
  })
}

/** The nodes below one of them, however deep. */
function belowOf(nodes: readonly OwnNode[], id: string): string[] {
  const children = Map.groupBy(nodes, ({ parent_id }) => parent_id ?? '')
  const below: string[] = []
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const child of children.get(next) ?? []) {
      below.push(child.id)
      open.push(child.id)
    }
  return below
}
