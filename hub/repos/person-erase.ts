import { sql } from 'kysely'
import { z } from 'zod'
import type { Lead } from '../../lib/domain/lead'
import { bodyShape } from '../../lib/contract/noun-body'
import { jsonText } from '../db/json-text'
import { NOUNS, type Noun } from '../db/tables'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { withoutMention } from '../privacy/mention'
import type { Person } from './person-find'
import { readNoun, type PersonRows } from './person-rows'
import { aliasKey } from './noun-lead'
import { buryNouns } from './retention-nouns'
import { nextVersion } from './workspace-version'

const NounHit = z.object({ id: z.string(), lead_id: z.string().nullable(), body: z.unknown() })
const HasId = z.object({ id: z.string() })

/**
 * Erases a person from every covered table. A lead's nodes stay as empty tombstones, so that nothing is hung on an id
 * that once was somebody else's; nouns of theirs become tombstones that browsers delete by; others' words lose the
 * address; all else goes. `rows` is what was found of them when the workspace stood at the version `since`: the long
 * search is over before the workspace waits for this.
 */
export async function erasePerson(
  tx: Tx,
  workspaceId: string,
  person: Person,
  { rows, since, now }: { rows: PersonRows; since: number; now: number },
): Promise<void> {
  const nodes = textArray(person.nodeIds)
  // Before anything that is read: from here on no noun of this workspace changes but by this transaction.
  await nextVersion(tx, workspaceId)
  for (const noun of NOUNS) {
    const ids = z.array(HasId).parse(rows[noun]).map(({ id }) => id) // prettier-ignore
    const hits = await readNoun(tx, workspaceId, noun, person, { ids, since })
    await eraseNoun(tx, workspaceId, noun, person, z.array(NounHit).parse(hits))
  }
  for (const table of ['touchpoint', 'lead_key', 'link'])
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspaceId} and lead_id = any(${nodes}::text[])`.execute(tx)
  await sql`delete from lead_merge where workspace_id = ${workspaceId}
    and (from_id = any(${nodes}::text[]) or into_id = any(${nodes}::text[]))`.execute(tx)
  for (const table of ['dead_letter', 'delivery'] as const) {
    const ids = z.array(HasId).parse(rows[table])
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}
      and id = any(${textArray(ids.map(({ id }) => id))}::text[])`.execute(tx)
  }
  // Browsers may have them under ids that they gave them before they were found to be known.
  const aliases = person.keys.flatMap((key) =>
    key.startsWith(aliasKey('')) ? [key.slice(aliasKey('').length)] : [],
  )
  for (const id of new Set([...person.nodeIds, ...aliases])) await buryLead(tx, workspaceId, id, now)
}

async function eraseNoun(
  tx: Tx,
  workspaceId: string,
  noun: Noun,
  person: Person,
  hits: z.infer<typeof NounHit>[],
): Promise<void> {
  const nodes = new Set(person.nodeIds)
  const buried: string[] = []
  for (const { id, lead_id, body } of hits) {
    const cleaned = withoutMention(body, person) ?? body
    const isOwn = lead_id !== null && nodes.has(lead_id)
    if (isOwn || isBroken(noun, id, body, cleaned)) {
      buried.push(id)
      continue
    }
    const version = await nextVersion(tx, workspaceId)
    await sql`update ${sql.table(noun)} set body = ${jsonText(cleaned)}::jsonb, version = ${version}
      where workspace_id = ${workspaceId} and id = ${id}`.execute(tx)
  }
  await buryNouns(tx, workspaceId, noun, buried)
}

/** True where what is left is no noun any more: browsers could not read it. */
function isBroken(noun: Noun, id: string, before: unknown, left: unknown): boolean {
  const shape = bodyShape(noun, id)
  return shape !== undefined && !shape.safeParse(left).success && shape.safeParse(before).success
}

async function buryLead(tx: Tx, workspaceId: string, id: string, now: number): Promise<void> {
  const nobody: Lead = { id, name: '', emails: [], crm: [], anchors: [], createdAt: 0, updatedAt: now }
  const version = await nextVersion(tx, workspaceId)
  await sql`
    insert into lead (workspace_id, id, root_id, known, updated_at, deleted, erased_version, body)
    values (${workspaceId}, ${id}, ${id}, false, ${now}, true, ${version}, ${jsonText(nobody)}::jsonb)
    on conflict (workspace_id, id) do update set deleted = true, known = false, name = '', company = null, owner = null,
      search = '', parent_id = null, root_id = lead.id, body = excluded.body, erased_version = excluded.erased_version,
      updated_at = greatest(excluded.updated_at, lead.updated_at + 1)`.execute(tx)
}
