import { sql } from 'kysely'
import { z } from 'zod'
import { MOST_TOUCHPOINTS } from '../../lib/contract/lead-look-up'
import { canonicalKey } from '../../lib/domain/canonical-key'
import { Lead } from '../../lib/domain/lead'
import { mergedLead } from '../../lib/domain/merged-lead'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { Database } from '../db/connect'
import { readRows } from './readable'
import { readTouchpoints, TOUCHPOINT_ARRAY } from './touchpoint-row'

/** A lead with everything that happened to it. */
export interface LeadFile {
  /** The merged view: addresses and records of all that were merged into it. */
  lead: Lead
  /** Oldest first. */
  touchpoints: Touchpoint[]
  /** The lead's own id, then those of all that were merged into it: what was said of any of them is said of it. */
  ids: string[]
  /** Higher whenever anything of the lead or its touchpoints changed, ms. */
  updatedAt: number
}

const Node = z.object({
  id: z.string(),
  root_id: z.string(),
  updated_at: z.number(),
  body: Lead,
  touchpoints: z.unknown(),
})

/** What a reading of nodes with all that happened to each selects of `lead n`. */
export const NODE_COLUMNS = (workspaceId: string) => sql`
  n.id, n.root_id, n.updated_at, n.body, (select json_agg(${sql.raw(TOUCHPOINT_ARRAY)}) from touchpoint t
    where t.workspace_id = ${workspaceId} and t.lead_id = n.id) as touchpoints`

/**
 * The newest touchpoints `t` of root `n` and all that was merged into it; none for a node that is no root. A lead may
 * have hundreds of thousands, which nobody draws and no process should hold.
 */
export const newestOf = (workspaceId: string, most: number) => sql`
  lead m cross join lateral (
    select * from touchpoint o where o.workspace_id = ${workspaceId} and o.lead_id = m.id
    order by o.at desc, o.id collate "C" desc limit ${most}) t
  where m.workspace_id = ${workspaceId} and m.root_id = n.id and not m.deleted
  order by t.at desc, t.id collate "C" desc limit ${most}`

/** What a reading of leads with so many touchpoints at most selects of `lead n`. */
export const NEWEST_COLUMNS = (workspaceId: string, most: number) => sql`
  n.id, n.root_id, n.updated_at, n.body, (select json_agg(${sql.raw(TOUCHPOINT_ARRAY)})
    from (select t.* from ${newestOf(workspaceId, most)}) t) as touchpoints`

/** One more than a file shows: so it is known that there are more. */
const MOST_READ = MOST_TOUCHPOINTS + 1

/**
 * The leads that these keys belong to (`email:`, `crm:`; addresses in any spelling of theirs), each once and in no
 * order, in one round trip; of touchpoints the newest, one more than `MOST_TOUCHPOINTS`.
 */
export async function findLeadFiles(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
): Promise<LeadFile[]> {
  const { rows } = await sql`
    select ${NEWEST_COLUMNS(workspaceId, MOST_READ)} from lead n
    where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id in (
      select l.root_id from lead_key k join lead l on l.workspace_id = k.workspace_id and l.id = k.lead_id
      where k.workspace_id = ${workspaceId} and k.key = any(${keys.map(canonicalKey)}))`.execute(db)
  return filesOf(rows)
}

/** The leads of these ids, as above; the id of one that was merged finds the lead it was merged into. */
export async function findLeadsById(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<LeadFile[]> {
  const { rows } = await sql`
    select ${NEWEST_COLUMNS(workspaceId, MOST_READ)} from lead n
    where n.workspace_id = ${workspaceId} and not n.deleted and n.root_id in (
      select l.root_id from lead l where l.workspace_id = ${workspaceId} and l.id = any(${ids}))`.execute(db)
  return filesOf(rows)
}

/** Nodes as leads: those with one root are one. A root that is gone takes its lead with it. */
export function filesOf(rows: readonly unknown[]): LeadFile[] {
  const nodes = readRows(Node, rows, 'lead')
  return [...Map.groupBy(nodes, (node) => node.root_id)].flatMap(([rootId, of]) => {
    const root = of.find(({ id }) => id === rootId)
    if (!root) return []
    const joined = of.filter((node) => node !== root).sort((a, b) => (a.id < b.id ? -1 : 1))
    const touchpoints =
      of.length === 1 ? readTouchpoints(root.touchpoints) : readTouchpoints(of.flatMap(arrayOf))
    return {
      lead: mergedLead(root.body, joined.map(({ body }) => body)), // prettier-ignore
      touchpoints,
      ids: [root, ...joined].map(({ id }) => id),
      updatedAt: Math.max(...of.map(({ updated_at }) => updated_at)),
    }
  })
}

function arrayOf({ touchpoints }: z.infer<typeof Node>): unknown[] {
  return (touchpoints as unknown[] | null) ?? []
}
