import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** A lead's node, and the root of all that were merged into one lead with it. */
export interface LeadNode {
  id: string
  rootId: string
}

const NodeRow = z.object({ id: z.string(), root_id: z.string() })

/** The key under which a lead is found by an id that a browser gave it before the hub knew it. */
export function aliasKey(id: string): string {
  return `lead:${id}`
}

/** The node that an id means, its own or one that a browser gave it; undefined where it is gone or never was. */
export async function findLeadNode(
  db: Database | Tx,
  workspaceId: string,
  id: string,
): Promise<LeadNode | undefined> {
  const { rows } = await sql`
    select id, root_id from lead where workspace_id = ${workspaceId} and not deleted and id = any(array[${id}, (
      select k.lead_id from lead_key k where k.workspace_id = ${workspaceId} and k.key = ${aliasKey(id)})])`.execute(
    db,
  )
  const nodes = z.array(NodeRow).parse(rows)
  const node = nodes.find((each) => each.id === id) ?? nodes[0]
  return node && { id: node.id, rootId: node.root_id }
}

/** True where a lead that is gone had this id: it was deleted, or its person erased. */
export async function wasLead(db: Database | Tx, workspaceId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('deleted', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** Every node of the leads that these are roots of. */
export async function nodesOfRoots(
  db: Database | Tx,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<LeadNode[]> {
  if (rootIds.length === 0) return []
  const rows = await db
    .selectFrom('lead')
    .select(['id', 'root_id'])
    .where('workspace_id', '=', workspaceId)
    .where('root_id', 'in', rootIds)
    .execute()
  return rows.map(({ id, root_id }) => ({ id, rootId: root_id }))
}

/** The root of each of these nodes, by the node's id. */
export async function rootsOf(
  db: Database | Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('lead')
    .select(['id', 'root_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, root_id }) => [id, root_id]))
}

/** Says that the lead's file is another one now. Law: always forward, whatever the clock does. */
export async function touchLead(tx: Tx, workspaceId: string, rootId: string, now: number): Promise<void> {
  await tx
    .updateTable('lead')
    .set({ updated_at: sql<number>`greatest(updated_at + 1, ${now}::bigint)` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', rootId)
    .execute()
}

const Pulse = z.object({
  version: z.number(),
  files: z.record(z.string(), z.number()).nullable(),
})

/**
 * The workspace's version, and of each lead of these ids when its file last changed, in one statement. Leads that are
 * not there are absent. Undefined without a workspace.
 */
export async function readPulse(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<{ version: number; files: Map<string, number> } | undefined> {
  const { rows } = await sql`
    select w.version, (
      select json_object_agg(f.id, f.updated_at) from (
        select l.id, max(n.updated_at) as updated_at
        from lead l join lead n on n.workspace_id = l.workspace_id and n.root_id = l.root_id and not n.deleted
        where l.workspace_id = ${workspaceId} and l.id = any(${leadIds}) group by l.id) f) as files
    from workspace w where w.workspace_id = ${workspaceId}`.execute(db)
  if (!rows[0]) return undefined
  const { version, files } = Pulse.parse(rows[0])
  return { version, files: new Map(Object.entries(files ?? {})) }
}
