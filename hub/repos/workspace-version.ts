import { sql } from 'kysely'
import { Refusal } from '../errors'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/**
 * The workspace's next version. Law: it holds the workspace's row to the end of the transaction, so versions become
 * visible in their order, and what is read after it in the same transaction stays as it is. Take it before any noun's
 * row, or two transactions wait for each other.
 */
export async function nextVersion(tx: Tx, workspaceId: string): Promise<number> {
  return takeVersions(tx, workspaceId, 1)
}

/** The last of the workspace's next `count` versions, taken in one step; the same law holds. */
export async function takeVersions(tx: Tx, workspaceId: string, count: number): Promise<number> {
  const row = await tx
    .updateTable('workspace')
    .set({ version: sql<number>`version + ${count}` })
    .where('workspace_id', '=', workspaceId)
    .returning('version')
    .executeTakeFirst()
  if (!row) throw new Refusal('gone', 'This workspace is no longer here.')
  return row.version
}

/** The version that the workspace stands at: all up to it can be seen. */
export async function versionOf(db: Database | Tx, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('workspace')
    .select('version')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!row) throw new Refusal('gone', 'This workspace is no longer here.')
  return row.version
}
