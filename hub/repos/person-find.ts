import { sql } from 'kysely'
import { z } from 'zod'
import { canonicalKey } from '../../lib/domain/canonical-key'
import { normaliseEmail } from '../../lib/domain/email-address'
import { emailKey } from '../../lib/domain/lead'
import type { Database } from '../db/connect'
import { textArray } from '../db/text-array'
import type { Tx } from '../db/transaction'

/** One person, as all that they are known by. */
export interface Person {
  /** The lead and every node that was merged with it. */
  nodeIds: string[]
  /** As they stand in `lead_key`; the asked address is among them also where nobody has it. */
  keys: string[]
  /** Every spelling of their addresses that is known here, in small letters. */
  addresses: string[]
}

/** Whom somebody asks for: by an address, or by the id of a lead. */
export type PersonQuery = { address: string } | { leadId: string }

const Node = z.object({ id: z.string(), emails: z.array(z.string()).catch([]) })

/** The key that an address has in `lead_key`. */
export function addressKey(address: string): string {
  const trimmed = address.trim()
  return canonicalKey(emailKey(normaliseEmail(trimmed) ?? trimmed.toLowerCase()))
}

/** Finds a person with everything that was merged with them. Nobody found: no nodes, and the asked address alone. */
export async function findPerson(
  db: Database | Tx,
  workspaceId: string,
  query: PersonQuery,
): Promise<Person> {
  const asked = 'address' in query ? addressKey(query.address) : undefined
  const start =
    asked === undefined
      ? sql`select ${(query as { leadId: string }).leadId}::text`
      : sql`select lead_id from lead_key where workspace_id = ${workspaceId} and key = ${asked}`
  const { rows } = await sql`
    select id, body -> 'emails' as emails from lead
    where workspace_id = ${workspaceId} and not deleted and root_id in (
      select root_id from lead where workspace_id = ${workspaceId} and id in (${start}))
    order by id`.execute(db)
  const nodes = z.array(Node).parse(rows)
  const nodeIds = nodes.map(({ id }) => id)
  const held = await keysOf(db, workspaceId, nodeIds)
  const keys = new Set(asked === undefined ? held : [asked, ...held])
  const addresses = new Set(nodes.flatMap(({ emails }) => emails).map((one) => one.toLowerCase()))
  if ('address' in query) addresses.add(normaliseEmail(query.address) ?? query.address.trim().toLowerCase())
  for (const key of keys) if (key.startsWith('email:')) addresses.add(key.slice('email:'.length))
  return { nodeIds, keys: [...keys], addresses: [...addresses].filter((one) => one.includes('@')) }
}

async function keysOf(db: Database | Tx, workspaceId: string, nodeIds: string[]): Promise<string[]> {
  const { rows } = await sql`
    select key from lead_key
    where workspace_id = ${workspaceId} and lead_id = any(${textArray(nodeIds)}::text[]) order by key`.execute(
    db,
  )
  return z
    .array(z.object({ key: z.string() }))
    .parse(rows)
    .map(({ key }) => key)
}
