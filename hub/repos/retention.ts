import { z } from 'zod'
import { RetentionSubject, type RetentionRule } from '../../lib/contract/retention-get'
import type { Database } from '../db/connect'
import type { Tx } from '../db/transaction'

const Row = z.object({ subject: RetentionSubject, days: z.number(), swept_at: z.number() })

/** Every subject, with its rule where there is one. */
export async function listRetention(db: Database | Tx, workspaceId: string): Promise<RetentionRule[]> {
  const rows = z
    .array(Row)
    .parse(
      await db
        .selectFrom('retention')
        .select(['subject', 'days', 'swept_at'])
        .where('workspace_id', '=', workspaceId)
        .execute(),
    )
  return RetentionSubject.options.map((subject) => {
    const row = rows.find((one) => one.subject === subject)
    return row ? { subject, days: row.days, sweptAt: row.swept_at || undefined } : { subject }
  })
}

/** Sets or takes away the rule of one subject; it is due for a sweep at once. */
export async function putRetention(
  tx: Tx,
  workspaceId: string,
  { subject, days }: Pick<RetentionRule, 'subject' | 'days'>,
  at: number,
): Promise<void> {
  if (days === undefined) {
    await tx
      .deleteFrom('retention')
      .where('workspace_id', '=', workspaceId)
      .where('subject', '=', subject)
      .execute()
    return
  }
  await tx
    .insertInto('retention')
    .values({ workspace_id: workspaceId, subject, days, changed_at: at })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'subject']).doUpdateSet({ days, changed_at: at, swept_at: 0 }),
    )
    .execute()
}

const Due = z.object({ workspace_id: z.string(), subject: RetentionSubject, days: z.number() })
export interface DueSweep {
  workspaceId: string
  subject: RetentionSubject
  days: number
}

/** The rules of these workspaces that nobody has swept by since `before`. */
export async function listDueSweeps(
  db: Database,
  workspaceIds: readonly string[],
  before: number,
): Promise<DueSweep[]> {
  if (!workspaceIds.length) return []
  const rows = await db
    .selectFrom('retention')
    .select(['workspace_id', 'subject', 'days'])
    .where('workspace_id', 'in', workspaceIds)
    .where('swept_at', '<=', before)
    .execute()
  return z
    .array(Due)
    .parse(rows)
    .map(({ workspace_id, subject, days }) => ({ workspaceId: workspace_id, subject, days }))
}

/** Takes a sweep upon this process; false where another one was quicker. */
export async function claimSweep(
  db: Database,
  { workspaceId, subject }: DueSweep,
  { before, now }: { before: number; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('retention')
    .set({ swept_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', subject)
    .where('swept_at', '<=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
