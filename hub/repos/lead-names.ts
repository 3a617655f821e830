import { sql } from 'kysely'
import { z } from 'zod'
import { Lead } from '../../lib/domain/lead'
import { mergedLead } from '../../lib/domain/merged-lead'
import type { Database } from '../db/connect'
import { readRows } from './readable'

const NodeRow = z.object({ id: z.string(), rootId: z.string(), body: Lead })
const IdRow = z.object({ id: z.string(), rootId: z.string() })

/** What each of these leads was merged into; itself where nothing was. Leads that are gone are left out. */
export async function rootsOf(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql`
    select id, root_id as "rootId" from lead where workspace_id = ${workspaceId} and id = any(${[...ids]})`.execute(
    db,
  )
  return new Map(
    z
      .array(IdRow)
      .parse(rows)
      .map(({ id, rootId }) => [id, rootId]),
  )
}

/** What these leads are called, by the ids asked for; the id of one that was merged gets the name of what it is now. */
export async function namesOfLeads(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, { name: string; company?: string }>> {
  if (ids.length === 0) return new Map()
  const asked = [...(await rootsOf(db, workspaceId, ids))]
  const roots = [...new Set(asked.map(([, rootId]) => rootId))]
  const { rows } = await sql`
    select id, root_id as "rootId", body from lead
    where workspace_id = ${workspaceId} and root_id = any(${roots}) and not deleted`.execute(db)
  const byRoot = Map.groupBy(readRows(NodeRow, rows, 'lead'), ({ rootId }) => rootId)
  return new Map(asked.flatMap(([id, rootId]) => entryOf(id, rootId, byRoot.get(rootId) ?? [])))
}

type Entry = [string, { name: string; company?: string }]

function entryOf(id: string, rootId: string, nodes: readonly z.infer<typeof NodeRow>[]): Entry[] {
  const root = nodes.find((node) => node.id === rootId)
  if (!root) return []
  const joined = nodes.filter((node) => node !== root).sort((a, b) => (a.id < b.id ? -1 : 1))
  const { name, company } = mergedLead(
    root.body,
    joined.map(({ body }) => body),
  )
  return [[id, { name, ...(company ? { company } : {}) }]]
}
