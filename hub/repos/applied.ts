import { ErrorCode, type ErrorCodeName } from '../../lib/contract/error-code'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

/** A row of a browser's outbox that was dealt with. */
export interface Applied {
  workspaceId: string
  id: string
  memberId: string
  /** When, by the hub's clock, ms. */
  at: number
  /** Why it was refused; absent where it was applied. */
  refused?: { code: ErrorCodeName; message: string }
}

/**
 * Notes a row; false where it was noted before. Law: in the transaction of what the row does, first. Of two at once the
 * second waits here for the first.
 */
export async function claimRow(db: Database | Tx, row: Applied): Promise<boolean> {
  const claimed = await db
    .insertInto('applied')
    .values({
      workspace_id: row.workspaceId,
      id: row.id,
      member_id: row.memberId,
      at: row.at,
      code: row.refused?.code ?? null,
      message: row.refused?.message ?? null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

/** What became of a row; undefined where it never came. */
export async function findApplied(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<Applied | undefined> {
  const row = await db
    .selectFrom('applied')
    .select(['member_id', 'at', 'code', 'message'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { code, message } = row
  const refused = code === null ? {} : { refused: { code: ErrorCode.parse(code), message: message ?? '' } }
  return { workspaceId, id, memberId: row.member_id, at: row.at, ...refused }
}
