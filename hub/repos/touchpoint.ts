import { sql } from 'kysely'
import { z } from 'zod'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { Database } from '../db/connect'
import { jsonText } from '../db/json-text'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { readTouchpoints, TOUCHPOINT_ARRAY, touchpointBody } from './touchpoint-row'

/** A touchpoint and the node that it belongs to. Law: it never moves to another. */
export interface TouchpointOf {
  nodeId: string
  touchpoint: Touchpoint
  /** Its body as JSON text, where the caller has written it already. */
  body?: string
}

/** Adds touchpoints; one that is there already stays as it is. */
export async function addTouchpoints(
  tx: Tx,
  workspaceId: string,
  touchpoints: readonly TouchpointOf[],
): Promise<void> {
  if (touchpoints.length > 0)
    await sql`${insertOf(workspaceId, touchpoints)} on conflict do nothing`.execute(tx)
}

/** Adds touchpoints that are new. Throws Postgres' `23505` where one is not; the transaction is lost then. */
export async function addNewTouchpoints(
  tx: Tx,
  workspaceId: string,
  touchpoints: readonly TouchpointOf[],
): Promise<void> {
  if (touchpoints.length > 0) await insertOf(workspaceId, touchpoints).execute(tx)
}

/** Adds touchpoints; one that is there already says from now on what this one says. No two may be the same one. */
export async function putTouchpoints(
  tx: Tx,
  workspaceId: string,
  touchpoints: readonly TouchpointOf[],
): Promise<void> {
  if (touchpoints.length === 0) return
  await sql`${insertOf(workspaceId, touchpoints)}
    on conflict (workspace_id, lead_id, id) do update set at = excluded.at, type = excluded.type,
      side = excluded.side, source = excluded.source, grade = excluded.grade, body = excluded.body`.execute(
    tx,
  )
}

/** Those of these touchpoints that are there. */
export async function findTouchpoints(
  db: Database | Tx,
  workspaceId: string,
  wanted: readonly { nodeId: string; id: string }[],
): Promise<TouchpointOf[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql`
    select t.lead_id, json_agg(${sql.raw(TOUCHPOINT_ARRAY)}) as touchpoints from touchpoint t
    join unnest(${textArray(wanted.map(({ nodeId }) => nodeId))}::text[],
      ${textArray(wanted.map(({ id }) => id))}::text[]) as w (lead_id, id) on t.lead_id = w.lead_id and t.id = w.id
    where t.workspace_id = ${workspaceId} group by t.lead_id`.execute(db)
  return z
    .array(z.object({ lead_id: z.string(), touchpoints: z.unknown() }))
    .parse(rows)
    .flatMap(({ lead_id, touchpoints }) =>
      readTouchpoints(touchpoints).map((touchpoint) => ({ nodeId: lead_id, touchpoint })),
    )
}

function insertOf(workspaceId: string, all: readonly TouchpointOf[]) {
  const texts = (of: (each: Touchpoint) => string | null) =>
    textArray(all.map(({ touchpoint }) => of(touchpoint)))
  return sql`
    insert into touchpoint (workspace_id, lead_id, id, at, type, side, source, grade, body)
    select ${workspaceId}, lead_id, id, at, type, side, source, grade, body from rows from (
      unnest(${textArray(all.map(({ nodeId }) => nodeId))}::text[], ${texts(({ id }) => id)}::text[],
        ${textArray(all.map(({ touchpoint }) => touchpoint.at))}::bigint[], ${texts(({ type }) => type)}::text[],
        ${texts(({ side }) => side)}::text[], ${texts(({ source }) => source)}::text[],
        ${texts(({ grade }) => grade ?? null)}::text[]),
      jsonb_array_elements(${`[${all.map(({ touchpoint, body }) => body ?? touchpointBody(touchpoint)).join(',')}]`}::jsonb)
    ) as t (lead_id, id, at, type, side, source, grade, body)`
}

/** The body of a touchpoint of an event, with the time as it was told where that could not be. */
export function eventBody(touchpoint: Touchpoint, clock: string | undefined): string | undefined {
  if (clock === undefined) return undefined
  return `${touchpointBody(touchpoint).slice(0, -1)}${touchpointBody(touchpoint) === '{}' ? '' : ','}"clock":${jsonText(clock)}}`
}
