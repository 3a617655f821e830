import { domainToUnicode } from 'node:url'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/connect'
import { NOUNS, type Noun } from '../db/tables'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'
import { isLetterOf } from '../privacy/letter-of'
import { withoutMention } from '../privacy/mention'
import type { CoveredTable } from '../privacy/person-tables'
import type { Person } from './person-find'

const Row = z.record(z.string(), z.unknown())
type Row = z.infer<typeof Row>

/** What is held of a person, by table. */
export type PersonRows = Record<CoveredTable, Row[]>

/** Every row of every table that holds something of a person, as it is stored. Keys and hashes of links are left out. */
export async function readPersonRows(
  db: Database | Tx,
  workspaceId: string,
  person: Person,
): Promise<PersonRows> {
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
    dead_letter: await readLetters(db, workspaceId, person),
    delivery: await readDeliveries(db, workspaceId, person),
  }
}

/** Nouns that were found before, and all that changed since. */
export interface Among {
  ids: readonly string[]
  since: number
}

/**
 * What was said of this person, and what others' words say of them; `among` looks at no more than those. A view holds no
 * words, and there are many.
 */
export async function readNoun(
  db: Database | Tx,
  workspaceId: string,
  noun: Noun,
  person: Person,
  among?: Among,
): Promise<Row[]> {
  const inWords = [...addressPatterns(person), ...person.nodeIds.map((id) => `%"${escapeLike(id)}"%`)]
  const patterns = noun === 'view' ? [] : inWords
  const bounds = among
    ? sql`and (version > ${among.since} or id = any(${textArray(among.ids)}::text[]))`
    : sql``
  const rows = await read(
    db,
    sql`select * from ${sql.table(noun)} where workspace_id = ${workspaceId} and not deleted ${bounds}
      and (lead_id = any(${textArray(person.nodeIds)}::text[]) or body::text ilike any(${textArray(patterns)}::text[]))`,
  )
  return rows.filter(isAbout(person))
}

/** Whether it is of their lead, or its words name them: the database's own search also finds those who are called alike. */
function isAbout(person: Person): (row: Row) => boolean {
  const nodes = new Set(person.nodeIds)
  return ({ lead_id, body }) => nodes.has(String(lead_id)) || withoutMention(body, person) !== undefined
}

const Letter = z.object({ source_id: z.string(), body: z.string() })

async function readLetters(db: Database | Tx, workspaceId: string, person: Person): Promise<Row[]> {
  const ids = person.keys.flatMap((key) => /^(?:user|anon):[^:]*:(.+)$/s.exec(key)?.[1] ?? [])
  const inText = ids.flatMap((id) => [id, JSON.stringify(id).slice(1, -1)]).map((id) => `%${escapeLike(id)}%`)
  const patterns = [...addressPatterns(person), ...new Set(inText)]
  const rows = await read(
    db,
    sql`select * from dead_letter where workspace_id = ${workspaceId} and body ilike any(${textArray(patterns)}::text[])`,
  )
  return rows.filter((row) => isLetterOf(Letter.parse(row), person))
}

async function readDeliveries(db: Database | Tx, workspaceId: string, person: Person): Promise<Row[]> {
  const rows = await read(
    db,
    sql`select * from delivery where workspace_id = ${workspaceId}
      and (lead_id = any(${textArray(person.nodeIds)}::text[])
        or body::text ilike any(${textArray(addressPatterns(person))}::text[]))`,
  )
  return rows.filter(isAbout(person))
}

/** Addresses as they may stand in JSON or a query: with the at sign escaped, with their host in its own script. */
function addressPatterns({ addresses }: Person): string[] {
  const spelled = addresses.flatMap((address) => {
    const at = address.lastIndexOf('@') + 1
    const shown = domainToUnicode(address.slice(at))
    return shown ? [address, address.slice(0, at) + shown] : [address]
  })
  return [...new Set(spelled)].flatMap((address) => {
    const encoded = address.replace('+', '%2B').replace('@', '%40')
    return [address, address.replace('@', '\\u0040'), address.replace('@', '%40'), encoded].map(
      (one) => `%${escapeLike(one)}%`,
    )
  })
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

async function read(db: Database | Tx, query: ReturnType<typeof sql>): Promise<Row[]> {
  return z.array(Row).parse((await query.execute(db)).rows)
}
