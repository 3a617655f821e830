import { inTransaction } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { erasePerson } from '../repos/person-erase'
import { addressKey, findPerson, type Person, type PersonQuery } from '../repos/person-find'
import { readPersonRows, type PersonRows } from '../repos/person-rows'
import { addSuppressed } from '../repos/suppression'
import { versionOf } from '../repos/workspace-version'
import type { CoveredTable } from './person-tables'
import { keyedHash } from './keyed-hash'

/** Rows of a person for each covered table. */
export type Counts = Record<CoveredTable, number>

/** The proof of an erasure. It holds no address and no name: the hash is found again by who knows the address. */
export interface Receipt {
  /** Keyed hash of the address, or of the lead's id, that was asked for. */
  of: string
  at: number
  before: Counts
  after: Counts
  /** Keys that are dropped when they arrive again. */
  suppressed: number
  /** Over all of the above, with HUB_SECRET. */
  signature: string
}

/** Between the list of those who must not come back and the erasure some events may still be under way. */
const ROUNDS = 5

/**
 * Erases one person. First their keys are put on the list of those who must not come back, and committed; then all
 * tables are cleared, again where something that was under way arrived in between; then they are counted.
 */
export async function erase(
  hub: Hub,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  query: PersonQuery,
): Promise<{ receipt: Receipt; auditId: string }> {
  const { db, env, now } = hub
  const secret = env.HUB_SECRET!
  let person = await findPerson(db, workspaceId, query)
  const at = now()
  await addSuppressed(db, { workspaceId, secret, keys: person.keys, at })
  let found = await search(hub, workspaceId, person)
  const before = countsOf(found.rows)
  let after = before
  for (let round = 0; round < ROUNDS; round++) {
    await inTransaction(db, (tx) => erasePerson(tx, workspaceId, person, { ...found, now: at }))
    person = withWhatCame(person, await findPerson(db, workspaceId, query))
    found = await search(hub, workspaceId, person)
    after = countsOf(found.rows)
    if (Object.values(after).every((count) => count === 0)) break
  }
  const of = keyedHash(secret, workspaceId, hashedText(query)).toString('hex')
  const said = { of, at, before, after, suppressed: person.keys.length }
  const receipt = { ...said, signature: signatureOf(hub, workspaceId, said) }
  const auditId = await addAudit(db, {
    workspaceId,
    memberId,
    action: 'person.erased',
    subject: of,
    detail: { ...receipt },
    at,
  })
  return { receipt, auditId }
}

/** True where this hub wrote the receipt and nobody changed it since. */
export function isGenuine(hub: Hub, workspaceId: string, { signature, ...said }: Receipt): boolean {
  return signature === signatureOf(hub, workspaceId, said)
}

function signatureOf({ env }: Hub, workspaceId: string, said: Omit<Receipt, 'signature'>): string {
  const { of, at, before, after, suppressed } = said
  const sorted = (counts: Counts) => Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([of, at, sorted(before), sorted(after), suppressed])
  return keyedHash(env.HUB_SECRET!, workspaceId, `receipt ${text}`).toString('hex')
}

function hashedText(query: PersonQuery): string {
  return 'address' in query ? addressKey(query.address) : `lead:${query.leadId}`
}

function withWhatCame(person: Person, found: Person): Person {
  const both = (of: (one: Person) => string[]) => [...new Set([...of(person), ...of(found)])]
  return {
    nodeIds: both(({ nodeIds }) => nodeIds),
    keys: both(({ keys }) => keys),
    addresses: both(({ addresses }) => addresses),
  }
}

/** What is held of a person, and the version from which on something may be missing in it. */
async function search({ db }: Hub, workspaceId: string, person: Person) {
  const since = await versionOf(db, workspaceId)
  return { since, rows: await readPersonRows(db, workspaceId, person) }
}

function countsOf(rows: PersonRows): Counts {
  return Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length])) as Counts
}
