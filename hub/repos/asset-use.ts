import { sql } from 'kysely'
import { z } from 'zod'
import { Asset } from '../../lib/domain/asset'
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
      coalesce(sum(u.expired), 0)::bigint as "sentExpired"
    from asset a
    left join (
      select s.body->>'assetId' as asset_id, coalesce(l.root_id, s.lead_id) as root_id, count(*) as sends,
        count(*) filter (where s.body->>'outcome' = 'inserted') as inserted, max(s.at) as last,
        count(*) filter (where s.at > e.valid_to) as expired
      from send s
      left join lead l on l.workspace_id = s.workspace_id and l.id = s.lead_id
      left join (
        select x.id, (x.body->>'validTo')::numeric as valid_to from asset x where x.workspace_id = ${workspaceId}
      ) e on e.id = s.body->>'assetId'
      where s.workspace_id = ${workspaceId} and not s.deleted group by 1, 2
    ) u on u.asset_id = a.id
    where a.workspace_id = ${workspaceId} and not a.deleted
    group by a.workspace_id, a.id order by a.id collate "C"`.execute(db)
  return readRows(UseRow, rows, 'asset')
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
