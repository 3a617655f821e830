import type { Database } from '../../hub/db/connect.ts'
import type { Told } from './teller.ts'

export interface Found {
  acknowledged: number
  lost: number
  doubled: number
  /** Stored and never sent: must be nothing. */
  strange: number
}

/** Holds the touchpoints of one source against what was told. */
export async function countEvents(
  db: Database,
  workspaceId: string,
  sourceId: string,
  told: Told,
): Promise<Found> {
  const [ingested, touchpoints] = await Promise.all([
    db
      .selectFrom('ingested')
      .select('message_id as id')
      .where('workspace_id', '=', workspaceId)
      .where('source_id', '=', sourceId)
      .execute(),
    db.selectFrom('touchpoint').select('id').where('workspace_id', '=', workspaceId).execute(),
  ])
  const own = touchpoints.map(({ id }) => id.slice(id.lastIndexOf(':') + 1)).filter((id) => told.sent.has(id))
  const counts = holdAgainst(own, told)
  const known = new Set(ingested.map(({ id }) => id))
  const unmarked = [...told.acknowledged].filter((id) => !known.has(id)).length
  return { ...counts, lost: counts.lost + unmarked, strange: touchpoints.length - own.length }
}

/** Holds the content requests against what was told. */
export async function countRequests(db: Database, workspaceId: string, told: Told): Promise<Found> {
  const rows = await db.selectFrom('request').select('id').where('workspace_id', '=', workspaceId).execute()
  return holdAgainst(
    rows.map(({ id }) => id),
    told,
  )
}

/** What is missing, stored twice or stored without ever having been sent. */
export function holdAgainst(ids: readonly string[], { acknowledged, sent }: Told): Found {
  const there = new Set(ids)
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !there.has(id)).length,
    doubled: ids.length - there.size,
    strange: [...there].filter((id) => !sent.has(id)).length,
  }
}
