import { sql } from 'kysely'
import { z } from 'zod'
import { MOST_TOUCHPOINTS } from '../../lib/contract/lead-look-up'
import type { Database } from '../db/connect'
import { filesOf, NEWEST_COLUMNS, type LeadFile } from './lead-file'

/** Ids read at once. */
const PAGE = 500
/** Leads read at once with all that happened to them: to parse them must not keep other requests waiting. */
const LEADS = 50
/** Touchpoints of a lead that is read together with others; of one that has more the newest are read alone. */
const FEW = 500
/** What reports and learning read of one lead at most, the newest: what a panel reads as well. */
export const MOST_REPORTED = MOST_TOUCHPOINTS

type Page = Pick<LeadFile, 'lead' | 'touchpoints'>[]

/**
 * Every known lead with its touchpoints, merged ones as one, by id, a page at a time: reports read all and hold one
 * page. A lead with very many touchpoints is a page of its own, with the newest 5,000. Stops when aborted.
 */
export async function* readLeadPages(
  db: Database,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  for await (const ids of slicesOfRoots(db, workspaceId, signal)) {
    let page: Page = []
    for (const file of await readLeads(db, workspaceId, ids, FEW + 1)) {
      if (file.touchpoints.length <= FEW) {
        page.push(file)
        continue
      }
      if (page.length > 0) yield page
      page = []
      signal.throwIfAborted()
      yield await readLeads(db, workspaceId, [file.lead.id], MOST_REPORTED)
    }
    if (page.length > 0) yield page
  }
}

async function readLeads(
  db: Database,
  workspaceId: string,
  rootIds: readonly string[],
  most: number,
): Promise<Page> {
  const { rows } = await sql`
    select ${NEWEST_COLUMNS(workspaceId, most)} from lead n
    where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id = any(${[...rootIds]})`.execute(db)
  return filesOf(rows).sort((a, b) => (a.lead.id < b.lead.id ? -1 : 1))
}

/** The ids of every known lead, so many at a time as are read with all that happened to them. Stops when aborted. */
export async function* slicesOfRoots(
  db: Database,
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  for await (const ids of rootPages(db, workspaceId, signal))
    for (let start = 0; start < ids.length; start += LEADS) {
      signal.throwIfAborted()
      yield ids.slice(start, start + LEADS)
    }
}

/** The ids of every known lead that no other was merged over, a page at a time, byte by byte. Stops when aborted. */
async function* rootPages(db: Database, workspaceId: string, signal: AbortSignal): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    signal.throwIfAborted()
    const { rows } = await sql<{ id: string }>`
      select id from lead where workspace_id = ${workspaceId} and id collate "C" > ${after} and id = root_id and known
        and not deleted
      order by id collate "C" limit ${PAGE}`.execute(db)
    const ids = rows.map(({ id }) => z.string().parse(id))
    if (ids.length > 0) yield ids
    if (ids.length < PAGE) return
    after = ids.at(-1)!
  }
}
