import { sql } from 'kysely'
import { z } from 'zod'
import { Send } from '../../lib/domain/send'
import type { Verdict } from '../../lib/domain/verdict-words'
import type { Database } from '../db/connect'
import { readRows } from './readable'

const SendRow = z.object({ rootId: z.string(), body: Send })
const VerdictRow = z.object({
  rootId: z.string(),
  verdict: z.enum(['good', 'notYet', 'bad']),
  at: z.number(),
  answeredAt: z.number().nullable(),
})

/** What was sent to these leads and what reps said of them, by the lead that each was merged into. */
export interface ReportNouns {
  sends: Map<string, Send[]>
  verdicts: Map<string, { verdict: Verdict; at: number; answeredAt?: number }[]>
}

/** Reads both for a page of leads. Sends stand in the order of ids, verdicts oldest first, as browsers have them. */
export async function nounsOfRoots(
  db: Database,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<ReportNouns> {
  const ids = [...rootIds]
  const [sends, verdicts] = await Promise.all([
    sql`
      select l.root_id as "rootId", s.id, s.body from send s
      join lead l on l.workspace_id = s.workspace_id and l.id = s.lead_id
      where s.workspace_id = ${workspaceId} and l.root_id = any(${ids}) and not s.deleted
      order by s.id collate "C"`.execute(db),
    sql`
      select l.root_id as "rootId", f.id, f.body->>'verdict' as verdict, f.at,
        (f.body->'answer'->>'at')::bigint as "answeredAt" from feedback f
      join lead l on l.workspace_id = f.workspace_id and l.id = f.lead_id
      where f.workspace_id = ${workspaceId} and l.root_id = any(${ids}) and not f.deleted
      order by f.at, f.id collate "C"`.execute(db),
  ])
  const sendRows = readRows(SendRow, sends.rows, 'send')
  const verdictRows = readRows(VerdictRow, verdicts.rows, 'feedback')
  return {
    sends: mapValues(Map.groupBy(sendRows, ({ rootId }) => rootId), ({ body, rootId }) => ({ ...body, leadId: rootId })), // prettier-ignore
    verdicts: mapValues(
      Map.groupBy(verdictRows, ({ rootId }) => rootId),
      ({ verdict, at, answeredAt }) => ({
        verdict,
        at,
        ...(answeredAt === null ? {} : { answeredAt }),
      }),
    ),
  }
}

function mapValues<Row, Value>(
  groups: Map<string, Row[]>,
  valueOf: (row: Row) => Value,
): Map<string, Value[]> {
  return new Map([...groups].map(([key, rows]) => [key, rows.map(valueOf)]))
}
