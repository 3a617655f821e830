import { z } from 'zod'
import { SourceKind } from '../../lib/contract/source-list'
import { SourceTrust } from '../../lib/domain/identity'
import type { Database } from '../db/connect'

const Row = z.object({
  workspace_id: z.string(),
  id: z.string(),
  name: z.string(),
  kind: SourceKind,
  trust: SourceTrust,
  created_at: z.number(),
  revoked_at: z.number().nullable(),
})

/** A system that sends events with a write key of its own. */
export interface Source {
  workspaceId: string
  id: string
  name: string
  kind: SourceKind
  /** How far it is believed; see `lib/domain/identity.ts`. */
  trust: SourceTrust
  createdAt: number
  revokedAt?: number
}

const COLUMNS = ['workspace_id', 'id', 'name', 'kind', 'trust', 'created_at', 'revoked_at'] as const

/** The source with this key, unless it was revoked. */
export async function findSourceByHash(
  db: Database,
  workspaceId: string,
  hash: Buffer,
): Promise<Source | undefined> {
  const row = await db
    .selectFrom('source')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && sourceOf(row)
}

/** All of them, the newest first. */
export async function listSources(db: Database, workspaceId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('source')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(sourceOf)
}

/** A new source with the hash of its key. */
export async function addSource(
  db: Database,
  source: Pick<Source, 'workspaceId' | 'id' | 'name' | 'kind' | 'trust' | 'createdAt'>,
  hash: Buffer,
): Promise<void> {
  const { workspaceId, id, name, kind, trust, createdAt } = source
  await db
    .insertInto('source')
    .values({ workspace_id: workspaceId, id, name, kind, trust, key_hash: hash, created_at: createdAt })
    .execute()
}

/** Ends a source for good. False where there is none of this id; a second time changes nothing. */
export async function revokeSource(
  db: Database,
  workspaceId: string,
  id: string,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('source')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function sourceOf(read: unknown): Source {
  const { workspace_id, id, name, kind, trust, created_at, revoked_at } = Row.parse(read)
  const source: Source = { workspaceId: workspace_id, id, name, kind, trust, createdAt: created_at }
  return revoked_at === null ? source : { ...source, revokedAt: revoked_at }
}
