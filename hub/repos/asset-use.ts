import { sql } from 'kysely'
import { z } from 'zod'
import { Asset } from '../../lib/domain/asset'
import { AssetViews } from '../../lib/domain/reports/asset-views'
import { Send } from '../../lib/domain/send'
import type { Database } from '../db/connect'
import { readRows } from './readable'

const UseRow = z.object({
  asset: Asset,
  sends: z.number().int(),
  leads: z.number().int(),
  inserted: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
  sentExpired: z.number().int(),
  /** Sends with a tracked link, and those of them that a person opened. */
  tracked: z.number().int(),
  viewed: z.number().int(),
})
export type UseRow = z.infer<typeof UseRow>

/**
 * Every asset in the order of ids, with plain counts over its sends; a merged lead is one lead. Sends are counted by
 * asset and lead first: to count distinct leads would sort all of them.
 */
export async function listAssetUse(db: Database, workspaceId: string): Promise<UseRow[]> {
  const { rows } = await sql`
    select a.id, a.body as asset, coalesce(sum(u.sends), 0)::bigint as sends, count(u.root_id) as leads,
      coalesce(sum(u.inserted), 0)::bigint as inserted, max(u.last) as "lastUsedAt",
      coalesce(sum(u.expired), 0)::bigint as "sentExpired",
      coalesce(sum(u.tracked), 0)::bigint as tracked, coalesce(sum(u.viewed), 0)::bigint as viewed
    from asset a
    left join (
      select s.body->>'assetId' as asset_id, coalesce(l.root_id, s.lead_id) as root_id, count(*) as sends,
        count(*) filter (where s.body->>'outcome' = 'inserted') as inserted, max(s.at) as last,
        count(*) filter (where s.at > e.valid_to) as expired,
        count(*) filter (where t.send_id is not null or s.body->>'tracked' = 'true') as tracked,
        count(*) filter (where t.viewed) as viewed
      from send s
      left join lead l on l.workspace_id = s.workspace_id and l.id = s.lead_id
      left join (
        select x.id, (x.body->>'validTo')::numeric as valid_to from asset x where x.workspace_id = ${workspaceId}
      ) e on e.id = s.body->>'assetId'
      left join (${openings(workspaceId)}) t on t.send_id = s.id
      where s.workspace_id = ${workspaceId} and not s.deleted group by 1, 2
    ) u on u.asset_id = a.id
    where a.workspace_id = ${workspaceId} and not a.deleted
    group by a.workspace_id, a.id order by a.id collate "C"`.execute(db)
  return readRows(UseRow, rows, 'asset')
}

/** Of every send with a tracked link, whether a person opened it. A link whose recipient wants nothing noted tells nothing. */
const openings = (workspaceId: string) => sql`
  select o.send_id, bool_or(o.viewed) as viewed from (
    select k.send_id, false as viewed from link k
    where k.workspace_id = ${workspaceId} and k.send_id is not null and k.quiet_at is null
    union all
    select v.body->>'sendId', v.body->>'grade' = 'human' from view v
    where v.workspace_id = ${workspaceId} and not v.deleted and v.body->>'sendId' is not null
  ) o group by 1`

/** The sends that a tracked link was made for. */
export async function trackedSends(db: Database, workspaceId: string): Promise<Set<string>> {
  const { rows } = await sql`${openings(workspaceId)}`.execute(db)
  return new Set(rows.map((row) => z.object({ send_id: z.string() }).parse(row).send_id))
}

/** How an asset's links were opened. See `makeAssetViews`, which says the same of views that are at hand. */
export async function viewsOfAsset(db: Database, workspaceId: string, assetId: string): Promise<AssetViews> {
  const [grades, pages] = await Promise.all([
    sql`
      select count(*) filter (where v.body->>'grade' = 'human') as human,
        count(*) filter (where v.body->>'grade' = 'unsure') as unsure,
        count(*) filter (where v.body->>'grade' = 'machine') as machine
      from view v where v.workspace_id = ${workspaceId} and v.body->>'assetId' = ${assetId} and not v.deleted`.execute(
      db,
    ),
    sql`
      select t.page, t.viewings, t.median from (
        select p.page, count(*) as viewings, percentile_cont(0.5) within group (order by (p.ms #>> '{}')::float8) as median
        from view v cross join lateral jsonb_array_elements(
          case when jsonb_typeof(v.body->'pages') = 'array' then v.body->'pages' else '[]' end
        ) with ordinality p (ms, page)
        where v.workspace_id = ${workspaceId} and v.body->>'assetId' = ${assetId} and not v.deleted
          and v.body->>'grade' in ('human', 'unsure')
          and case when jsonb_typeof(p.ms) = 'number' then (p.ms #>> '{}')::float8 > 0 else false end
        group by 1
      ) t order by t.page`.execute(db),
  ])
  return AssetViews.parse({ ...(grades.rows[0] as object), pages: pages.rows })
}

/** Names and sizes of these files, by their ids. */
export async function filesNamed(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, { name: string; size: number }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql`
    select f.id, f.name, f.size from file f
    where f.workspace_id = ${workspaceId} and f.id = any(${[...ids]})`.execute(db)
  const Row = z.object({ id: z.string(), name: z.string(), size: z.number() })
  return new Map(rows.map((row) => Row.parse(row)).map(({ id, name, size }) => [id, { name, size }]))
}

/** An asset's latest sends. */
export async function listSendsOfAsset(
  db: Database,
  workspaceId: string,
  assetId: string,
  limit: number,
): Promise<Send[]> {
  const { rows } = await sql`
    select id, body from send where workspace_id = ${workspaceId} and body->>'assetId' = ${assetId} and not deleted
    order by at desc, id collate "C" desc limit ${limit}`.execute(db)
  return readRows(z.object({ body: Send }), rows, 'send').map(({ body }) => body)
}

/** The titles of these assets. */
export async function titlesOf(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql`
    select id, body->>'title' as title from asset
    where workspace_id = ${workspaceId} and id = any(${[...ids]}) and not deleted`.execute(db)
  const titles = readRows(z.object({ id: z.string(), title: z.string() }), rows, 'asset')
  return new Map(titles.map(({ id, title }) => [id, title]))
}
