import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Noun } from '../db/tables'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { buryNouns } from './retention-nouns'
import { nextVersion } from './workspace-version'

const Ids = z.array(z.object({ id: z.string() }))

/** Rows removed in one transaction at most. */
export const SWEEP_BATCH = 500

/** Makes tombstones of the oldest nouns from before `cutoff`; answers how many. */
export async function sweepNouns(tx: Tx, workspaceId: string, noun: Noun, cutoff: number): Promise<number> {
  await nextVersion(tx, workspaceId)
  const { rows } = await sql`
    select id from ${sql.table(noun)} where workspace_id = ${workspaceId} and at < ${cutoff} and not deleted
    order by at, id limit ${SWEEP_BATCH}`.execute(tx)
  return await buryNouns(
    tx,
    workspaceId,
    noun,
    Ids.parse(rows).map(({ id }) => id),
  )
}

/** Removes the oldest rows of a table that browsers do not copy. A delivery that still waits is left. */
export async function sweepRows(
  tx: Tx,
  workspaceId: string,
  table: 'dead_letter' | 'delivery',
  cutoff: number,
): Promise<number> {
  const idle = table === 'delivery' ? sql`and status <> 'waiting'` : sql``
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where workspace_id = ${workspaceId} and id = any(array(
      select id from ${sql.table(table)} where workspace_id = ${workspaceId} and at < ${cutoff} ${idle}
      order by at, id limit ${SWEEP_BATCH}))`.execute(tx)
  return Number(numAffectedRows)
}

/** The next leads by id: touchpoints lie by lead and have no index by time, so a sweep walks the leads. */
export async function listLeadIds(
  db: Database,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql`
    select id from lead where workspace_id = ${workspaceId} and id > ${after} order by id limit ${limit}`.execute(
    db,
  )
  return Ids.parse(rows).map(({ id }) => id)
}

/** Removes old touchpoints of these leads. */
export async function sweepTouchpoints(
  tx: Tx,
  workspaceId: string,
  leadIds: readonly string[],
  cutoff: number,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from touchpoint where workspace_id = ${workspaceId}
      and lead_id = any(${textArray(leadIds)}::text[]) and at < ${cutoff}`.execute(tx)
  return Number(numAffectedRows)
}

/** Of a lead `l`: a visitor whom nobody has named, nothing is merged with, and who was not here since `cutoff`. */
export const isIdleVisitor = (workspaceId: string, cutoff: number) =>
  sql`not l.known and not l.deleted and l.root_id = l.id and l.updated_at < ${cutoff}
      and not exists (select 1 from lead as c
        where c.workspace_id = ${workspaceId} and c.root_id = l.id and c.id <> l.id)
      and not exists (select 1 from touchpoint as t
        where t.workspace_id = ${workspaceId} and t.lead_id = l.id and t.at >= ${cutoff})`

/** Removes, of these leads, visitors whom nobody has named and who were not here since `cutoff`, with all they did. */
export async function sweepVisitors(
  tx: Tx,
  workspaceId: string,
  leadIds: readonly string[],
  cutoff: number,
): Promise<number> {
  const { rows } = await sql`
    select id from lead as l where l.workspace_id = ${workspaceId} and l.id = any(${textArray(leadIds)}::text[])
      and ${isIdleVisitor(workspaceId, cutoff)}
    order by l.id for update of l skip locked`.execute(tx)
  const ids = textArray(Ids.parse(rows).map(({ id }) => id))
  for (const table of ['touchpoint', 'lead_key'])
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspaceId} and lead_id = any(${ids}::text[])`.execute(tx)
  await sql`delete from lead_merge where workspace_id = ${workspaceId}
    and (from_id = any(${ids}::text[]) or into_id = any(${ids}::text[]))`.execute(tx)
  await sql`delete from lead where workspace_id = ${workspaceId} and id = any(${ids}::text[])`.execute(tx)
  return rows.length
}
