import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'

/** One merge in a lead's history. */
export interface Merge {
  id: string
  fromId: string
  intoId: string
  at: number
  /** A member's id, or the source whose event said it. */
  by: string
  why: string
  undoneAt?: number
  undoneBy?: string
}

/** Keeps merges in the history. */
export async function addMerges(tx: Tx, workspaceId: string, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return
  const texts = (of: (merge: Merge) => string) => textArray(merges.map(of))
  await sql`
    insert into lead_merge (workspace_id, id, from_id, into_id, at, by, why)
    select ${workspaceId}, id, from_id, into_id, at, by, why from unnest(
      ${texts(({ id }) => id)}::text[], ${texts(({ fromId }) => fromId)}::text[],
      ${texts(({ intoId }) => intoId)}::text[], ${textArray(merges.map(({ at }) => at))}::bigint[],
      ${texts(({ by }) => by)}::text[], ${texts(({ why }) => why)}::text[])
      as t (id, from_id, into_id, at, by, why)`.execute(tx)
}

/** A root that is hung, with all that hangs on it, on a node of another tree. */
export interface Hanging {
  fromId: string
  parentId: string
  rootId: string
}

/** Hangs roots. Their rows and those of the roots that they come under must be locked (`lockRoots`). */
export async function hangRoots(
  tx: Tx,
  workspaceId: string,
  hangings: readonly Hanging[],
  now: number,
): Promise<void> {
  if (hangings.length === 0) return
  await sql`
    update lead set root_id = h.root_id, updated_at = greatest(${now}::bigint, lead.updated_at + 1),
      parent_id = case when lead.id = h.from_id then h.parent_id else lead.parent_id end
    from unnest(${textArray(hangings.map(({ fromId }) => fromId))}::text[],
      ${textArray(hangings.map(({ parentId }) => parentId))}::text[],
      ${textArray(hangings.map(({ rootId }) => rootId))}::text[]) as h (from_id, parent_id, root_id)
    where lead.workspace_id = ${workspaceId} and lead.root_id = h.from_id`.execute(tx)
}

/** Locks roots until the transaction ends; answers those that are roots (still). */
export async function lockRoots(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from lead
    where workspace_id = ${workspaceId} and id = any(${textArray(ids)}::text[]) and root_id = id and not deleted
    order by id for update`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Takes a node off its parent: it and those below it, given by their ids, are a lead of their own again. It counts as
 * known from now on, though it may have no name: somebody has looked at it, and no event joins it again.
 */
export async function takeOff(
  tx: Tx,
  workspaceId: string,
  nodeId: string,
  below: readonly string[],
  now: number,
): Promise<void> {
  await sql`
    update lead set root_id = ${nodeId}, parent_id = case when id = ${nodeId} then null else parent_id end,
      known = known or id = ${nodeId},
      updated_at = greatest(${now}::bigint, updated_at + 1)
    where workspace_id = ${workspaceId} and id = any(${textArray([nodeId, ...below])}::text[])`.execute(tx)
}

/** Marks the standing merge of a node as undone. */
export async function undoMerge(
  tx: Tx,
  workspaceId: string,
  nodeId: string,
  by: string,
  at: number,
): Promise<void> {
  await tx
    .updateTable('lead_merge')
    .set({ undone_at: at, undone_by: by })
    .where('workspace_id', '=', workspaceId)
    .where('from_id', '=', nodeId)
    .where('undone_at', 'is', null)
    .execute()
}

const Row = z.object({
  id: z.string(),
  from_id: z.string(),
  into_id: z.string(),
  at: z.number(),
  by: z.string(),
  why: z.string(),
  undone_at: z.number().nullable(),
  undone_by: z.string().nullable(),
})

/** Every merge of these nodes, undone ones too, the latest first. */
export async function listMerges(
  db: Database | Tx,
  workspaceId: string,
  nodeIds: readonly string[],
): Promise<Merge[]> {
  const { rows } = await sql`
    select id, from_id, into_id, at, by, why, undone_at, undone_by from lead_merge
    where workspace_id = ${workspaceId}
      and (from_id = any(${textArray(nodeIds)}::text[]) or into_id = any(${textArray(nodeIds)}::text[]))
    order by at desc, id desc limit 500`.execute(db)
  return z.array(Row).parse(rows).map(mergeOf)
}

function mergeOf({ id, from_id, into_id, at, by, why, undone_at, undone_by }: z.infer<typeof Row>): Merge {
  const merge: Merge = { id, fromId: from_id, intoId: into_id, at, by, why }
  if (undone_at !== null) merge.undoneAt = undone_at
  if (undone_by !== null) merge.undoneBy = undone_by
  return merge
}
