import { sql } from 'kysely'
import { z } from 'zod'
import { ONE_MESSAGE, SWEEP } from '../../lib/domain/view-grade'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import { View } from '../../lib/domain/view'
import type { Database } from '../db/connect'
import { jsonText } from '../db/json-text'
import type { Tx } from '../db/transaction'
import { readNounBody } from './readable'
import { touchpointBody } from './touchpoint-row'
import { takeVersions } from './workspace-version'

/** Whose link was opened: the link's member hears of it. */
export interface OwnedView {
  view: View
  memberId: string
}

/** Writes views in place of what stood under their ids, each as a version of its own, oldest first. */
export async function putViews(tx: Tx, workspaceId: string, views: readonly OwnedView[]): Promise<void> {
  if (views.length === 0) return
  const last = await takeVersions(tx, workspaceId, views.length)
  await tx
    .insertInto('view')
    .values(
      views.map(({ view, memberId }, index) => ({
        workspace_id: workspaceId,
        id: view.id,
        lead_id: view.leadId,
        member_id: memberId,
        at: view.at,
        version: last - views.length + 1 + index,
        deleted: false,
        body: jsonText(view),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'id'])
        .doUpdateSet(({ ref }) => ({ version: ref('excluded.version'), body: ref('excluded.body') }))
        // Who asked to be forgotten does not come back with a late report.
        .where('view.deleted', '=', false),
    )
    .execute()
}

/** Views by their ids, those that were deleted left out. */
export async function getViews(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<OwnedView[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('view')
    .select(['id', 'body', 'member_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .where('deleted', '=', false)
    .execute()
  return rows.flatMap((row) => readView(row) ?? [])
}

interface LeadTime {
  leadId: string
  at: number
}

/** Views of a lead within `SWEEP` of a time, for many leads and times at once. */
export async function viewsAround(
  tx: Tx,
  workspaceId: string,
  times: readonly LeadTime[],
): Promise<OwnedView[]> {
  const { rows } = await sql<{ id: string; body: unknown; member_id: string | null }>`
    select v.id, v.body, v.member_id from ${unnested(times)}
    join view v on v.workspace_id = ${workspaceId} and v.lead_id = o.lead_id
      and v.at between o.at - ${SWEEP}::bigint and o.at + ${SWEEP}::bigint
    where not v.deleted`.execute(tx)
  return rows.flatMap((row) => readView(row) ?? [])
}

function unnested(times: readonly LeadTime[]) {
  return sql`unnest(${times.map(({ leadId }) => leadId)}::text[], ${times.map(({ at }) => at)}::bigint[]) as o (lead_id, at)`
}

function readView(row: { id: string; body: unknown; member_id: string | null }): OwnedView | undefined {
  const view = readNounBody('view', row.id, row.body)
  return view && { view, memberId: row.member_id ?? '' }
}

const NearLink = z.object({ linkId: z.string(), leadId: z.string(), madeAt: z.number() })
export type NearLink = z.infer<typeof NearLink>

/** Links of a lead that were made within `ONE_MESSAGE` of a time, for many leads and times at once; each once. */
export async function linksMadeNear(
  tx: Tx,
  workspaceId: string,
  times: readonly LeadTime[],
): Promise<NearLink[]> {
  const { rows } = await sql`
    select distinct l.id as "linkId", l.lead_id as "leadId", l.created_at as "madeAt" from ${unnested(times)}
    join link l on l.workspace_id = ${workspaceId} and l.lead_id = o.lead_id
      and l.created_at between o.at - ${ONE_MESSAGE}::bigint and o.at + ${ONE_MESSAGE}::bigint`.execute(tx)
  return rows.map((row) => NearLink.parse(row))
}

const Person = z.object({ id: z.string() })

/** Of these leads, those of whom something may be noted: they are still here, and neither opted out nor their root did. */
export async function trackable(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql`
    select n.id from lead n join lead r on r.workspace_id = n.workspace_id and r.id = n.root_id
    where n.workspace_id = ${workspaceId} and n.id = any(${ids}) and not n.deleted
      and coalesce(n.body ->> 'optOut', '') <> 'true' and coalesce(r.body ->> 'optOut', '') <> 'true'`.execute(
    tx,
  )
  return new Set(rows.map((row) => Person.parse(row).id))
}

/** A lead that a link may be made for, and whether they want nothing from us; undefined where they are not here. */
export async function findRecipient(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<{ optOut: boolean } | undefined> {
  const { rows } = await sql`
    select coalesce(n.body ->> 'optOut', '') = 'true' or coalesce(r.body ->> 'optOut', '') = 'true' as "optOut"
    from lead n join lead r on r.workspace_id = n.workspace_id and r.id = n.root_id
    where n.workspace_id = ${workspaceId} and n.id = ${id} and not n.deleted`.execute(db)
  return rows[0] === undefined ? undefined : z.object({ optOut: z.boolean() }).parse(rows[0])
}

const FirstView = z.object({ sendId: z.string(), at: z.number() })

/** Of each send, when a person first opened it, ms. Views by machines and unsure ones do not count. */
export async function firstViewedAt(db: Database, workspaceId: string): Promise<Map<string, number>> {
  const { rows } = await sql`
    select v.body ->> 'sendId' as "sendId", min(v.at) as at from view v
    where v.workspace_id = ${workspaceId} and not v.deleted and v.body ->> 'grade' = 'human' and v.body ? 'sendId'
    group by 1`.execute(db)
  return new Map(rows.map((row) => FirstView.parse(row)).map(({ sendId, at }) => [sendId, at]))
}

/** One more opening by nobody, of an asset on a day (`2026-11-22`, UTC). */
export async function countAnonymous(
  tx: Tx,
  workspaceId: string,
  { assetId, day, n }: { assetId: string; day: string; n: number },
): Promise<void> {
  await tx
    .insertInto('view_count')
    .values({ workspace_id: workspaceId, asset_id: assetId, day, n })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'asset_id', 'day'])
        .doUpdateSet({ n: sql<number>`view_count.n + excluded.n` }),
    )
    .execute()
}

/** Writes what happened to leads and says that they changed. A touchpoint written twice is one; its grade may fall. */
export async function putViewTouchpoints(
  tx: Tx,
  workspaceId: string,
  touchpoints: readonly { leadId: string; touchpoint: Touchpoint }[],
  now: number,
): Promise<void> {
  if (touchpoints.length === 0) return
  await tx
    .insertInto('touchpoint')
    .values(
      touchpoints.map(({ leadId, touchpoint }) => ({
        workspace_id: workspaceId,
        lead_id: leadId,
        id: touchpoint.id,
        at: touchpoint.at,
        type: touchpoint.type,
        side: touchpoint.side,
        source: touchpoint.source,
        grade: touchpoint.grade ?? null,
        body: touchpointBody(touchpoint),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'lead_id', 'id'])
        .doUpdateSet(({ ref }) => ({ grade: ref('excluded.grade') })),
    )
    .execute()
  await touchLeads(tx, workspaceId, [...new Set(touchpoints.map(({ leadId }) => leadId))], now)
}

/** Deletes all views of a link, words and touchpoints; ids of views stay as tombstones, so that browsers forget too. */
export async function forgetViews(
  tx: Tx,
  workspaceId: string,
  { linkId, leadId }: { linkId: string; leadId: string },
  now: number,
): Promise<void> {
  const rows = await tx
    .selectFrom('view')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where(sql<string>`body ->> 'linkId'`, '=', linkId)
    .where('deleted', '=', false)
    .execute()
  if (rows.length === 0) return
  const first = (await takeVersions(tx, workspaceId, rows.length)) - rows.length + 1
  for (const [index, { id }] of rows.entries())
    await tx
      .updateTable('view')
      .set({ deleted: true, body: '{}', version: first + index })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute()
  await tx
    .deleteFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => touchpointId(id)),
    )
    .execute()
  await touchLeads(tx, workspaceId, [leadId], now)
}

/** The touchpoint of a view. */
export function touchpointId(viewId: string): string {
  return `halfdoor:view:${viewId}`
}

/** In the order of ids, so that two batches never wait for each other. */
async function touchLeads(tx: Tx, workspaceId: string, ids: readonly string[], now: number): Promise<void> {
  await sql`
    update lead set updated_at = greatest(updated_at + 1, ${now}::bigint)
    where workspace_id = ${workspaceId} and id in (
      select t.id from lead t where t.workspace_id = ${workspaceId} and t.id in (
        select s.root_id from lead s where s.workspace_id = ${workspaceId} and s.id = any(${ids}))
      order by t.id for update)`.execute(tx)
}
