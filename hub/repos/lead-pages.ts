import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import { filesOf, NODE_COLUMNS, type LeadFile } from './lead-file'

/** Leads read at once. */
const PAGE = 500

/**
 * Every known lead with its touchpoints, merged ones as one, by id, a page at a time: reports read all and hold one
 * page. Stops when aborted.
 */
export async function* readLeadPages(
  db: Database,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<Pick<LeadFile, 'lead' | 'touchpoints'>[]> {
  let after = ''
  for (;;) {
    signal.throwIfAborted()
    const page = await sql<{ id: string }>`
      select id from lead where workspace_id = ${workspaceId} and id collate "C" > ${after} and id = root_id and known
        and not deleted
      order by id collate "C" limit ${PAGE}`.execute(db)
    const ids = page.rows.map(({ id }) => z.string().parse(id))
    if (ids.length === 0) return
    const { rows } = await sql`
      select ${NODE_COLUMNS(workspaceId)} from lead n
      where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id = any(${ids})`.execute(db)
    yield filesOf(rows).sort((a, b) => (a.lead.id < b.lead.id ? -1 : 1))
    if (ids.length < PAGE) return
    after = ids.at(-1)!
  }
}
