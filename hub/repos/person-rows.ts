import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import { NOUNS, type Noun } from '../db/tables'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { withoutMention } from '../privacy/mention'
import type { CoveredTable } from '../privacy/person-tables'
import type { Person } from './person-find'

const Row = z.record(z.string(), z.unknown())
type Row = z.infer<typeof Row>

/** Shorter ids of other systems are too common to look for in raw text. */
const TELLING = 8

/** Every row of every table that holds something of a person, as it is stored. Keys and hashes of links are left out. */
export async function readPersonRows(
  db: Database | Tx,
  workspaceId: string,
  person: Person,
): Promise<Record<CoveredTable, Row[]>> {
  const nodes = textArray(person.nodeIds)
  const ofLead = (table: string) =>
    read(
      db,
      sql`select * from ${sql.table(table)} where workspace_id = ${workspaceId} and lead_id = any(${nodes}::text[])`,
    )
  const nouns = {} as Record<Noun, Row[]>
  for (const noun of NOUNS) nouns[noun] = await readNoun(db, workspaceId, noun, person)
  const links = await ofLead('link')
  return {
    ...nouns,
    lead: await read(
      db,
      sql`select * from lead where workspace_id = ${workspaceId} and id = any(${nodes}::text[]) and not deleted`,
    ),
    lead_key: await ofLead('lead_key'),
    lead_merge: await read(
      db,
      sql`select * from lead_merge where workspace_id = ${workspaceId}
        and (from_id = any(${nodes}::text[]) or into_id = any(${nodes}::text[]))`,
    ),
    touchpoint: await ofLead('touchpoint'),
    link: links.map(({ token_hash: _hash, ...rest }) => rest),
    dead_letter: await read(
      db,
      sql`select * from dead_letter where workspace_id = ${workspaceId}
        and body ilike any(${textArray(rawPatterns(person))}::text[])`,
    ),
    delivery: await read(
      db,
      sql`select * from delivery where workspace_id = ${workspaceId}
        and (lead_id = any(${nodes}::text[]) or body::text ilike any(${textArray(addressPatterns(person))}::text[]))`,
    ),
  }
}

/** What was said of this person, and what others' words say of them. A view holds no words, and there are many. */
async function readNoun(db: Database | Tx, workspaceId: string, noun: Noun, person: Person): Promise<Row[]> {
  const inWords = [...addressPatterns(person), ...person.nodeIds.map((id) => `%"${escapeLike(id)}"%`)]
  const patterns = noun === 'view' ? [] : inWords
  const rows = await read(
    db,
    sql`select * from ${sql.table(noun)} where workspace_id = ${workspaceId} and not deleted
      and (lead_id = any(${textArray(person.nodeIds)}::text[]) or body::text ilike any(${textArray(patterns)}::text[]))`,
  )
  const nodes = new Set(person.nodeIds)
  return rows.filter(
    ({ lead_id, body }) => nodes.has(String(lead_id)) || withoutMention(body, person) !== undefined,
  )
}

/** Addresses as they stand in JSON, also with the at sign escaped. */
function addressPatterns({ addresses }: Person): string[] {
  return addresses.flatMap((address) => {
    const plain = escapeLike(address)
    return [`%${plain}%`, `%${plain.replace('@', '\\\\u0040')}%`]
  })
}

/** Addresses, and the person's ids at other systems, as they stand in what those sent. */
function rawPatterns(person: Person): string[] {
  const ids = person.keys
    .filter((key) => !key.startsWith('email:'))
    .map((key) => key.slice(key.lastIndexOf(':') + 1))
    .filter((id) => id.length >= TELLING)
  return [...addressPatterns(person), ...ids.map((id) => `%"${escapeLike(id)}"%`)]
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

async function read(db: Database | Tx, query: ReturnType<typeof sql>): Promise<Row[]> {
  return z.array(Row).parse((await query.execute(db)).rows)
}
