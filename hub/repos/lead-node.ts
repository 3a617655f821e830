import { sql } from 'kysely'
import { z } from 'zod'
import { Lead } from '../../lib/domain/lead'
import { searchText } from '../../lib/domain/lead-search-text'
import type { Holder } from '../../lib/domain/identity'
import type { Database } from '../db/connect'
import { jsonText } from '../db/json-text'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { readRows } from './readable'

const Held = z.array(
  z.object({ key: z.string(), node_id: z.string(), root_id: z.string(), known: z.boolean() }),
)
const Roots = z.array(z.object({ id: z.string(), known: z.boolean() }))

/** Who holds these keys (canonical), and how their roots stand. */
export async function findHolders(
  db: Database | Tx,
  workspaceId: string,
  keys: readonly string[],
): Promise<Map<string, Holder>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql`
    select k.key, n.id as node_id, n.root_id, n.known from lead_key k
    join lead n on n.workspace_id = k.workspace_id and n.id = k.lead_id
    where k.workspace_id = ${workspaceId} and k.key = any(${textArray(keys)}::text[])`.execute(db)
  const held = Held.parse(rows)
  // Most nodes are their own roots; a join for the few that are not would cost them all a third of their time.
  const known = new Map(held.map((node) => [node.node_id, node.known]))
  const missing = held.filter(({ root_id }) => !known.has(root_id)).map(({ root_id }) => root_id)
  for (const root of await findKnown(db, workspaceId, [...new Set(missing)])) known.set(root.id, root.known)
  return new Map(
    held.map(({ key, node_id, root_id }) => [
      key,
      { nodeId: node_id, rootId: root_id, known: known.get(root_id) ?? false },
    ]),
  )
}

async function findKnown(
  db: Database | Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<z.infer<typeof Roots>> {
  if (ids.length === 0) return []
  const { rows } = await sql`
    select id, known from lead where workspace_id = ${workspaceId} and id = any(${textArray(ids)}::text[])`.execute(
    db,
  )
  return Roots.parse(rows)
}

/** A node as it is written. */
export interface NewNode {
  lead: Lead
  known: boolean
  /** The node that it hangs on, and the root of that one. */
  parentId?: string
  rootId: string
}

/** Adds nodes. They must be new. */
export async function addNodes(
  tx: Tx,
  workspaceId: string,
  nodes: readonly NewNode[],
  now: number,
): Promise<void> {
  if (nodes.length === 0) return
  const texts = (of: (node: NewNode) => string | null) => textArray(nodes.map(of))
  await sql`
    insert into lead (workspace_id, id, parent_id, root_id, known, name, company, owner, search, updated_at, body)
    select ${workspaceId}, id, parent_id, root_id, known, name, company, owner, search, ${now}, body from rows from (
      unnest(${texts(({ lead }) => lead.id)}::text[], ${texts(({ parentId }) => parentId ?? null)}::text[],
        ${texts(({ rootId }) => rootId)}::text[], ${texts(({ known }) => String(known))}::boolean[],
        ${texts(({ lead }) => lead.name)}::text[], ${texts(({ lead }) => lead.company ?? null)}::text[],
        ${texts(({ lead }) => lead.owner ?? null)}::text[], ${texts(({ lead }) => searchText(lead))}::text[]),
      jsonb_array_elements(${`[${nodes.map(({ lead }) => jsonText(lead)).join(',')}]`}::jsonb)
    ) as t (id, parent_id, root_id, known, name, company, owner, search, body)`.execute(tx)
}

/** Gives keys to nodes; answers those that somebody else got in the meantime. */
export async function addKeys(
  tx: Tx,
  workspaceId: string,
  keys: ReadonlyMap<string, string>,
): Promise<number> {
  if (keys.size === 0) return 0
  const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : 1))
  const { numAffectedRows = 0n } = await sql`
    insert into lead_key (workspace_id, key, lead_id)
    select ${workspaceId}, key, lead_id from unnest(
      ${textArray(sorted.map(([key]) => key))}::text[], ${textArray(sorted.map(([, id]) => id))}::text[])
      as t (key, lead_id)
    on conflict do nothing`.execute(tx)
  return keys.size - Number(numAffectedRows)
}

const Counted = z.array(z.object({ root_id: z.string(), count: z.number() }))

/** How many addresses these roots have, with all that was merged into them. */
export async function countAddresses(
  tx: Tx,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<Map<string, number>> {
  if (rootIds.length === 0) return new Map()
  const { rows } = await sql`
    select root_id, sum(jsonb_array_length(body->'emails'))::int as count from lead
    where workspace_id = ${workspaceId} and root_id = any(${textArray(rootIds)}::text[]) group by root_id`.execute(
    tx,
  )
  return new Map(Counted.parse(rows).map(({ root_id, count }) => [root_id, count]))
}

const OwnNode = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  root_id: z.string(),
  known: z.boolean(),
  deleted: z.boolean(),
  body: Lead,
})
export type OwnNode = z.infer<typeof OwnNode>

/** Nodes of these roots, locked until the transaction ends: roots are always taken in one order. */
export async function lockTrees(tx: Tx, workspaceId: string, rootIds: readonly string[]): Promise<OwnNode[]> {
  if (rootIds.length === 0) return []
  const { rows } = await sql`
    select id, parent_id, root_id, known, deleted, body from lead
    where workspace_id = ${workspaceId} and root_id = any(${textArray(rootIds)}::text[])
    order by root_id, id for update`.execute(tx)
  return z.array(OwnNode).parse(rows)
}

/** Nodes of these roots as they stand, those that can be read. */
export async function readTrees(
  db: Database | Tx,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<OwnNode[]> {
  const { rows } = await sql`
    select id, parent_id, root_id, known, deleted, body from lead
    where workspace_id = ${workspaceId} and root_id = any(${textArray(rootIds)}::text[]) and not deleted
    order by id`.execute(db)
  return readRows(OwnNode, rows, 'lead')
}

/** Writes what these nodes' leads say now. */
export async function writeNodes(
  tx: Tx,
  workspaceId: string,
  leads: readonly Lead[],
  now: number,
): Promise<void> {
  if (leads.length === 0) return
  const texts = (of: (lead: Lead) => string | null) => textArray(leads.map(of))
  await sql`
    update lead set known = lead.known or t.known, name = t.name, company = t.company, owner = t.owner,
      search = t.search, body = t.body, updated_at = greatest(${now}::bigint, lead.updated_at + 1)
    from rows from (
      unnest(${texts(({ id }) => id)}::text[], ${texts((lead) => String(isKnown(lead)))}::boolean[],
        ${texts(({ name }) => name)}::text[], ${texts(({ company }) => company ?? null)}::text[],
        ${texts(({ owner }) => owner ?? null)}::text[], ${texts(searchText)}::text[]),
      jsonb_array_elements(${`[${leads.map((lead) => jsonText(lead)).join(',')}]`}::jsonb)
    ) as t (id, known, name, company, owner, search, body)
    where lead.workspace_id = ${workspaceId} and lead.id = t.id`.execute(tx)
}

/** Says that something happened to these leads, which somebody has named. */
export async function touchLeads(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: number,
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update lead set known = true, updated_at = greatest(${now}::bigint, updated_at + 1)
    where workspace_id = ${workspaceId} and id = any(${textArray(ids.toSorted())}::text[])`.execute(tx)
}

/** The leads of these nodes alone, without what was merged into them, locked until the transaction ends. */
export async function lockNodes(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Lead>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql`
    select id, body from lead where workspace_id = ${workspaceId} and id = any(${textArray(ids)}::text[])
    order by id for update`.execute(tx)
  const leads = z.array(z.object({ id: z.string(), body: Lead })).parse(rows)
  return new Map(leads.map(({ id, body }) => [id, body]))
}

/** True where somebody has said who it is: by an address, a record or a name. */
export function isKnown({ name, emails, crm }: Pick<Lead, 'name' | 'emails' | 'crm'>): boolean {
  return name !== '' || emails.length > 0 || crm.length > 0
}

/** The roots of nodes; those that are not there, or were erased, are left out. */
export async function findRoots(
  db: Database | Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; root_id: string }>`
    select id, root_id from lead
    where workspace_id = ${workspaceId} and id = any(${textArray(ids)}::text[]) and not deleted`.execute(db)
  return new Map(rows.map(({ id, root_id }) => [id, root_id]))
}
