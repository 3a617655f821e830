import { sql } from 'kysely'
import { z } from 'zod'
import { COUNTED_AT_MOST } from '../../lib/contract/retention-count'
import type { RetentionSubject } from '../../lib/contract/retention-get'
import type { Database } from '../db/connect'
import { isIdleVisitor } from './retention-sweep'

const Count = z.tuple([z.object({ n: z.number() })])

/** How many rows a sweep up to `cutoff` would remove; counted to `COUNTED_AT_MOST`. */
export async function countSwept(
  db: Database,
  workspaceId: string,
  subject: RetentionSubject,
  cutoff: number,
): Promise<number> {
  const { rows } = await sql`
    select count(*)::int as n from (${which(workspaceId, subject, cutoff)} limit ${COUNTED_AT_MOST}) as t`.execute(
    db,
  )
  return Count.parse(rows)[0].n
}

/** Law: the same rows as the sweep of `retention-sweep.ts` takes. */
function which(workspaceId: string, subject: RetentionSubject, cutoff: number) {
  switch (subject) {
    case 'touchpoint':
      return sql`select 1 from touchpoint where workspace_id = ${workspaceId} and at < ${cutoff}`
    case 'visitor':
      return sql`select 1 from lead as l where l.workspace_id = ${workspaceId} and ${isIdleVisitor(workspaceId, cutoff)}`
    case 'dead_letter':
      return sql`select 1 from dead_letter where workspace_id = ${workspaceId} and at < ${cutoff}`
    case 'delivery':
      return sql`select 1 from delivery
        where workspace_id = ${workspaceId} and at < ${cutoff} and status <> 'waiting'`
    default:
      return sql`select 1 from ${sql.table(subject)}
        where workspace_id = ${workspaceId} and at < ${cutoff} and not deleted`
  }
}
