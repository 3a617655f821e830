import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'

const Count = z.number().int()
const Summary = z.object({ leads: Count, assets: Count, feedback: Count, sends: Count, sample: z.boolean() })

/** How much a workspace holds: leads that somebody has named, merged ones once. */
export async function summariseWorkspace(
  db: Database,
  workspaceId: string,
): Promise<z.infer<typeof Summary>> {
  const { rows } = await sql`
    select
      (select count(*) from lead where workspace_id = ${workspaceId} and id = root_id and known and not deleted) as leads,
      (select count(*) from asset where workspace_id = ${workspaceId} and not deleted) as assets,
      (select count(*) from feedback where workspace_id = ${workspaceId} and not deleted) as feedback,
      (select count(*) from send where workspace_id = ${workspaceId} and not deleted) as sends,
      exists (select 1 from lead where workspace_id = ${workspaceId} and id like 'sample-%' and not deleted) as sample`.execute(
    db,
  )
  return Summary.parse(rows[0])
}

/** Touchpoints of the leads that somebody has named. Reads them all. */
export async function countTouchpoints(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql`
    select count(*) as count from touchpoint t
    join lead n on n.workspace_id = t.workspace_id and n.id = t.lead_id and not n.deleted
    join lead r on r.workspace_id = n.workspace_id and r.id = n.root_id and r.known and not r.deleted
    where t.workspace_id = ${workspaceId}`.execute(db)
  return z.object({ count: Count }).parse(rows[0]).count
}

/** The workspace's version: it moves with every change that a person makes. */
export async function findVersion(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql`select version from workspace where workspace_id = ${workspaceId}`.execute(db)
  return z.object({ version: Count }).parse(rows[0]).version
}
