import { sql } from 'kysely'
import { z } from 'zod'
import { Asset } from '../../lib/domain/asset'
import { Send } from '../../lib/domain/send'
import type { Database } from '../db/connect'

const UseRow = z.object({
  asset: Asset,
  sends: z.number().int(),
  leads: z.number().int(),
  inserted: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
  sentExpired: z.number().int(),
})
export type UseRow = z.infer<typeof UseRow>

/** Every asset in the order of ids, with plain counts over its sends; a merged lead is one lead. */
export async function listAssetUse(db: Database, workspaceId: string): Promise<UseRow[]> {
  const { rows } = await sql`
    select a.body as asset, count(s.id) as sends, count(distinct coalesce(l.root_id, s.lead_id)) as leads,
      count(s.id) filter (where s.body->>'outcome' = 'inserted') as inserted, max(s.at) as "lastUsedAt",
      count(s.id) filter (where s.at > (a.body->>'validTo')::numeric) as "sentExpired"
    from asset a
    left join send s on s.workspace_id = a.workspace_id and s.body->>'assetId' = a.id and not s.deleted
    left join lead l on l.workspace_id = s.workspace_id and l.id = s.lead_id
    where a.workspace_id = ${workspaceId} and not a.deleted
    group by a.id, a.body order by a.id collate "C"`.execute(db)
  return z.array(UseRow).parse(rows)
}

/** An asset's latest sends. */
export async function listSendsOfAsset(
  db: Database,
  workspaceId: string,
  assetId: string,
  limit: number,
): Promise<Send[]> {
  const { rows } = await sql`
    select body from send where workspace_id = ${workspaceId} and body->>'assetId' = ${assetId} and not deleted
    order by at desc, id collate "C" desc limit ${limit}`.execute(db)
  return z
    .array(z.object({ body: Send }))
    .parse(rows)
    .map(({ body }) => body)
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
  const titles = z.array(z.object({ id: z.string(), title: z.string() })).parse(rows)
  return new Map(titles.map(({ id, title }) => [id, title]))
}
