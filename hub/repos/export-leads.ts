import { sql } from 'kysely'
import { z } from 'zod'
import { MOST_TOUCHPOINTS, type FileLine } from '../../lib/domain/workspace-file'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { Database } from '../db/connect'
import { filesOf, NODE_COLUMNS, type LeadFile } from './lead-file'

/** Characters of the touchpoints of one line, about. */
const LINE = 250_000

/** Ids of known leads after one, in the order of ids; of those that changed since a time only, where one is given. */
export async function leadIdsAfter(
  db: Database,
  workspaceId: string,
  { after, since, limit }: { after: string; since?: number; limit: number },
): Promise<string[]> {
  const changed = since === undefined ? sql`` : sql`and updated_at >= ${since}`
  const { rows } = await sql`
    select id from lead where workspace_id = ${workspaceId} and id collate "C" > ${after} and id = root_id and known
      and not deleted ${changed}
    order by id collate "C" limit ${limit}`.execute(db)
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}

/** Leads with these roots, each with its touchpoints as of one moment, by id. */
export async function leadsOfRoots(
  db: Database,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<LeadFile[]> {
  if (rootIds.length === 0) return []
  const { rows } = await sql`
    select ${NODE_COLUMNS(workspaceId)} from lead n
    where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id = any(${[...rootIds]})`.execute(db)
  return filesOf(rows).sort((a, b) => (a.lead.id < b.lead.id ? -1 : 1))
}

/** A lead as the lines of the file; from the touchpoint after `place` on, where its beginning was given already. */
export function* linesOfLead(
  { lead, touchpoints }: Pick<LeadFile, 'lead' | 'touchpoints'>,
  place?: Pick<Touchpoint, 'at' | 'id'>,
): Generator<FileLine> {
  if (!place) yield { noun: 'lead', row: lead }
  let run: Touchpoint[] = []
  let size = 0
  for (const touchpoint of touchpoints) {
    if (place && !isAfter(touchpoint, place)) continue
    run.push(touchpoint)
    size += JSON.stringify(touchpoint).length
    if (run.length < MOST_TOUCHPOINTS && size < LINE) continue
    yield { noun: 'touchpoints', row: { leadId: lead.id, touchpoints: run } }
    run = []
    size = 0
  }
  if (run.length > 0) yield { noun: 'touchpoints', row: { leadId: lead.id, touchpoints: run } }
}

function isAfter(one: Pick<Touchpoint, 'at' | 'id'>, place: Pick<Touchpoint, 'at' | 'id'>): boolean {
  return one.at > place.at || (one.at === place.at && one.id > place.id)
}
