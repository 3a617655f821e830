import { sql } from 'kysely'
import { z } from 'zod'
import { Lead } from '../../lib/domain/lead'
import { ADDRESS_MARK, typedWords } from '../../lib/domain/lead-search-text'
import { mergedLead } from '../../lib/domain/merged-lead'
import type { Database } from '../db/connect'
import { readTrees } from './lead-node'

/**
 * Leads whose name, company or address fits what is typed so far: every word must begin a word of the lead; with an
 * at sign, or where no words fit, the text must begin an address. By name. A merged lead is found by any of its names.
 */
export async function searchLeads(
  db: Database,
  workspaceId: string,
  text: string,
  limit: number,
): Promise<Lead[]> {
  const trimmed = text.trim()
  const typed = trimmed.includes('@') ? [] : typedWords(trimmed)
  if (typed.length > 0) {
    const found = await find(db, workspaceId, typed, limit)
    if (found.length > 0) return found
  }
  // What holds a space begins no address.
  if (trimmed === '' || /\s/.test(trimmed) || (typed.length === 0 && !trimmed.includes('@'))) return []
  return find(db, workspaceId, [ADDRESS_MARK + trimmed.toLowerCase()], limit)
}

async function find(
  db: Database,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<Lead[]> {
  const query = words.map((word) => `'${word.replace(/['\\]/g, String.raw`\$&`)}':*`).join(' & ')
  const { rows } = await sql`
    select root_id from lead
    where workspace_id = ${workspaceId} and known and not deleted
      and array_to_tsvector(string_to_array(search, ' ')) @@ ${query}::tsquery
    order by search collate "C", id limit ${limit}`.execute(db)
  const rootIds = z.array(z.object({ root_id: z.string() })).parse(rows).map(({ root_id }) => root_id) // prettier-ignore
  return (await readLeads(db, workspaceId, [...new Set(rootIds)])).sort((a, b) =>
    a.name.localeCompare(b.name),
  )
}

/** The merged leads of these roots, in no order. */
export async function readLeads(
  db: Database,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<Lead[]> {
  if (rootIds.length === 0) return []
  const nodes = await readTrees(db, workspaceId, rootIds)
  return [...Map.groupBy(nodes, ({ root_id }) => root_id)].flatMap(([rootId, of]) => {
    const root = of.find(({ id }) => id === rootId)
    return root ? [mergedLead(root.body, of.filter((node) => node !== root).map(({ body }) => body))] : [] // prettier-ignore
  })
}
