import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { erasePerson } from '../repos/person-erase'
import { findPerson, type Person, type PersonQuery } from '../repos/person-find'
import { readPersonRows, type PersonRows } from '../repos/person-rows'
import { addSuppressed } from '../repos/suppression'
import { versionOf } from '../repos/workspace-version'
import { ERASED, hashOf, sign, type Counts, type Receipt } from './receipt'

/** As export says it, and erasure. */
export const NOTHING_STORED = 'Nothing is stored about this person.'

/** Between the list of those who must not come back and the erasure some events may still be under way. */
const ROUNDS = 5

/**
 * Erases one person. First their keys are put on the list of those who must not come back, and committed; then all
 * tables are cleared, again where something that was under way arrived in between; then they are counted. Throws
 * `notFound` for somebody unknown: nothing is signed as done, and nobody is kept out.
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
  const suppress = () => addSuppressed(db, { workspaceId, secret, keys: person.keys, at })
  const subject = hashOf(hub, workspaceId, query)
  let found = await search(hub, workspaceId, person)
  const before = countsOf(found.rows)
  if (isNothing(before)) throw new Refusal('notFound', NOTHING_STORED)
  let after = before
  for (let round = 0; round < ROUNDS && !isNothing(after); round++) {
    await suppress()
    await inTransaction(db, (tx) => erasePerson(tx, workspaceId, person, { ...found, now: at }))
    person = withWhatCame(person, await findPerson(db, workspaceId, query))
    found = await search(hub, workspaceId, person)
    after = countsOf(found.rows)
  }
  await suppress()
  const receipt = sign(hub, workspaceId, { of: subject, at, before, after, suppressed: person.keys.length })
  const detail = { ...receipt }
  const auditId = await addAudit(db, { workspaceId, memberId, action: ERASED, subject, detail, at })
  return { receipt, auditId }
}

const isNothing = (counts: Counts) => Object.values(counts).every((count) => count === 0)

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
