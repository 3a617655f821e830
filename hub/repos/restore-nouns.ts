import type { Noun } from '../db/tables'
import { jsonText } from '../db/json-text'
import type { Tx } from '../db/transaction'
import type { NewNoun } from './noun'

/** All nouns' tables have one shape; the type system is told the first one's. */
const tableOf = (noun: Noun) => noun as 'feedback'

/** Those of these ids that ever stood, deleted or not. */
export async function standingIds(
  tx: Tx,
  noun: Noun,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom(tableOf(noun))
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Adds rows that are new, as the versions after `version`; answers how many: one that is there by now stays as it is. */
export async function addNouns<N extends Noun>(
  tx: Tx,
  noun: N,
  rows: readonly NewNoun<N>[],
  version: number,
): Promise<number> {
  if (rows.length === 0) return 0
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto(tableOf(noun))
    .values(
      rows.map(({ workspaceId, id, leadId, memberId, at, body }, index) => ({
        workspace_id: workspaceId,
        id,
        lead_id: leadId ?? null,
        member_id: memberId ?? null,
        at,
        version: version + 1 + index,
        deleted: false,
        body: jsonText(body),
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

/** Whose these sends are, by their ids. */
export async function sendersOf(
  tx: Tx,
  workspaceId: string,
  sendIds: readonly string[],
): Promise<Map<string, string>> {
  if (sendIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('send')
    .select(['id', 'member_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...sendIds])
    .execute()
  return new Map(rows.flatMap(({ id, member_id }) => (member_id === null ? [] : [[id, member_id] as const])))
}
