import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'
import type { LinkToken } from '../links/link-token'
import { StoredFile } from './file'

/** A tracked link as the hub answers it. */
export interface Link {
  id: string
  leadId: string
  assetId: string
  memberId: string
  sendId?: string
  /** Where it leads: an address outside, or a file of the hub. */
  target?: string
  file?: StoredFile
  createdAt: number
  closedAt?: number
  /** The recipient asked that nothing be noted. */
  quietAt?: number
  /** Of the asset. */
  title?: string
  /** Last day of the asset. */
  validTo?: number
}

export interface NewLink extends Pick<
  Link,
  'id' | 'leadId' | 'assetId' | 'memberId' | 'sendId' | 'createdAt'
> {
  token: LinkToken
  to: { kind: 'outside'; target: string } | { kind: 'file'; fileId: string }
}

const optional = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullable().transform((value) => (value === null ? undefined : value) as z.output<Shape> | undefined)

const Row = z
  .object({
    id: z.string(),
    leadId: z.string(),
    assetId: z.string(),
    memberId: z.string(),
    sendId: optional(z.string()),
    target: optional(z.url({ protocol: /^https?$/ })),
    file: optional(StoredFile),
    createdAt: z.number(),
    closedAt: optional(z.number()),
    quietAt: optional(z.number()),
    title: optional(z.string()),
    validTo: optional(z.number()),
  })
  .transform((row): Link => row)

/** The link of a token with all that answering it needs, in one read by its primary key. */
export async function findLink(db: Database, { workspaceId, hash }: LinkToken): Promise<Link | undefined> {
  const { rows } = await sql`
    select l.id, l.lead_id as "leadId", l.asset_id as "assetId", l.member_id as "memberId", l.send_id as "sendId",
      l.target, l.created_at as "createdAt", l.closed_at as "closedAt", l.quiet_at as "quietAt",
      a.body ->> 'title' as title, (a.body ->> 'validTo')::bigint as "validTo",
      case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
        'sha256', encode(f.sha256, 'hex')) end as file
    from link l
    left join asset a on a.workspace_id = l.workspace_id and a.id = l.asset_id
    left join file f on f.workspace_id = l.workspace_id and f.id = l.file_id
    where l.workspace_id = ${workspaceId} and l.token_hash = ${hash}`.execute(db)
  return rows[0] === undefined ? undefined : Row.parse(rows[0])
}

/** Keeps a new link. */
export async function addLink(db: Database | Tx, link: NewLink): Promise<void> {
  await db
    .insertInto('link')
    .values({
      workspace_id: link.token.workspaceId,
      token_hash: link.token.hash,
      id: link.id,
      lead_id: link.leadId,
      asset_id: link.assetId,
      member_id: link.memberId,
      send_id: link.sendId ?? null,
      target: link.to.kind === 'outside' ? link.to.target : null,
      file_id: link.to.kind === 'file' ? link.to.fileId : null,
      created_at: link.createdAt,
      closed_at: null,
      quiet_at: null,
    })
    .execute()
}

interface LinkKey {
  workspaceId: string
  id: string
}

/** Whose link it is; undefined where there is none. */
export async function findLinkOwner(db: Database, { workspaceId, id }: LinkKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('link')
    .select('member_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.member_id
}

/** Closes a link for good; the first time stays. */
export async function closeLink(db: Database, { workspaceId, id }: LinkKey, at: number): Promise<void> {
  await db
    .updateTable('link')
    .set({ closed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** From now on nothing of this link is noted. */
export async function quietLink(tx: Tx, { workspaceId, id }: LinkKey, at: number): Promise<void> {
  await tx
    .updateTable('link')
    .set({ quiet_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('quiet_at', 'is', null)
    .execute()
}

/** Links of a lead or of a send, newest first, 200 at most. `memberId`: only that member's. */
export async function listLinks(
  db: Database,
  query: { workspaceId: string; leadId?: string; sendId?: string; memberId?: string },
) {
  return db
    .selectFrom('link')
    .select(['id', 'asset_id', 'send_id', 'member_id', 'created_at', 'closed_at'])
    .where('workspace_id', '=', query.workspaceId)
    .$if(query.leadId !== undefined, (links) => links.where('lead_id', '=', query.leadId!))
    .$if(query.sendId !== undefined, (links) => links.where('send_id', '=', query.sendId!))
    .$if(query.memberId !== undefined, (links) => links.where('member_id', '=', query.memberId!))
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
}
