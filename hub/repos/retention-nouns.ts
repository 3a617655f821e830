import { sql } from 'kysely'
import { textArray } from '../db/text-array'
import type { Noun } from '../db/tables'
import type { Tx } from '../db/transaction'
import { takeVersions } from './workspace-version'

/**
 * Deletes nouns: their words and their lead go, their ids stay as tombstones with versions of their own, so that every
 * browser forgets its copy. Answers how many were there.
 */
export async function buryNouns(
  tx: Tx,
  workspaceId: string,
  noun: Noun,
  ids: readonly string[],
): Promise<number> {
  if (!ids.length) return 0
  const last = await takeVersions(tx, workspaceId, ids.length)
  const versions = ids.map((_id, index) => last - ids.length + 1 + index)
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(noun)} as n set deleted = true, lead_id = null, body = '{}', version = t.version
    from unnest(${textArray(ids)}::text[], ${textArray(versions)}::bigint[]) as t (id, version)
    where n.workspace_id = ${workspaceId} and n.id = t.id and not n.deleted`.execute(tx)
  return Number(numAffectedRows)
}
