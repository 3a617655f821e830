import type { Holder } from '../../lib/domain/identity'
import type { Database } from '../db/connect'
import { isDuplicate } from '../db/refused-data'
import { inTransaction, type Tx } from '../db/transaction'
import { addDeadLetters } from '../repos/dead-letter'
import { addMessages, claimMessages } from '../repos/ingested'
import { addMerges, hangRoots, lockRoots } from '../repos/lead-merge'
import {
  addKeys,
  addNodes,
  countAddresses,
  findHolders,
  lockNodes,
  touchLeads,
  writeNodes,
} from '../repos/lead-node'
import { StaleRead } from '../repos/stale-read'
import { hasSuppressed, suppressedKeys } from '../repos/suppression'
import { addNewTouchpoints, addTouchpoints, eventBody, type TouchpointOf } from '../repos/touchpoint'
import { allKeys, makeIdentities, withTold, type Identities } from './identities'
import type { Intake, Taken } from './intake'

export interface StoreContext {
  db: Database
  /** HUB_SECRET. */
  secret: string
  now: number
}

/** How many events were taken for the first time, and how many became dead letters. */
export interface Stored {
  taken: number
  refused: number
  /** Something had come before. */
  repeats: boolean
}

/**
 * Stores what several requests of one workspace bring, in one transaction; what was taken before is left out. Most
 * events come once, and to ask of each costs twice as much as to find out: unless `wary`, all are taken for new, and
 * where Postgres says that one is not the transaction is run again with the question.
 */
export async function storeIntakes(
  { db, secret, now }: StoreContext,
  workspaceId: string,
  intakes: readonly Intake[],
  wary = false,
): Promise<Stored> {
  const sent = intakes.flatMap((intake) => intake.events)
  const events = firstOfEach(sent)
  const letters = intakes.flatMap((intake) => intake.letters)
  const store = (isWary: boolean) =>
    inTransaction(db, async (tx) => {
      await addDeadLetters(tx, workspaceId, letters)
      const fresh = isWary ? await claimMessages(tx, workspaceId, events, now) : events
      if (!isWary) await addMessages(tx, workspaceId, events, now)
      const stored = { taken: fresh.length, refused: letters.length, repeats: fresh.length < sent.length }
      if (fresh.length === 0) return stored
      const keys = [...new Set(fresh.flatMap((event) => allKeys(event.keys)))]
      const holders = await findHolders(tx, workspaceId, keys)
      const unheld = keys.filter((key) => !holders.has(key))
      const erased =
        unheld.length > 0 && (await hasSuppressed(tx, workspaceId))
          ? await suppressedKeys(tx, { workspaceId, secret, keys: unheld })
          : new Set<string>()
      const wanted = erased.size
        ? fresh.filter((event) => !allKeys(event.keys).some((key) => erased.has(key)))
        : fresh
      const addresses = await countAddresses(tx, workspaceId, rootsToldMore(wanted, holders))
      const identities = makeIdentities(holders, addresses, now)
      const touchpoints = placeEvents(wanted, identities)
      await writeIdentities(tx, workspaceId, identities, now)
      await (isWary ? addTouchpoints : addNewTouchpoints)(tx, workspaceId, touchpoints)
      const touched = [...identities.touched].filter((id) => !identities.newNodes.has(id))
      await touchLeads(tx, workspaceId, touched, now)
      return stored
    })
  try {
    return await store(wary)
  } catch (error) {
    if (wary || !isDuplicate(error)) throw error
    return { ...(await store(true)), repeats: true }
  }
}

/** The same message twice in one transaction is one. */
function firstOfEach(events: readonly Taken[]): Taken[] {
  const seen = new Map<string, Set<string>>()
  return events.filter(({ sourceId, messageId }) => {
    let of = seen.get(sourceId)
    if (!of) seen.set(sourceId, (of = new Set()))
    const before = of.size
    return of.add(messageId).size > before
  })
}

/** Roots that have a user id and may get an address more: few events bring one for somebody who is there already. */
function rootsToldMore(events: readonly Taken[], holders: ReadonlyMap<string, Holder>): string[] {
  const roots = events.flatMap(({ trust, keys: { user, email } }) => {
    if (trust === 'browser' || user === undefined || email === undefined || holders.has(email)) return []
    return holders.get(user)?.rootId ?? []
  })
  return [...new Set(roots)]
}

function placeEvents(events: readonly Taken[], identities: Identities): TouchpointOf[] {
  const touchpoints: TouchpointOf[] = []
  for (const { sourceId, trust, keys, who, touchpoint, clock } of events) {
    const nodeId = identities.place({ id: sourceId, trust }, keys, who)
    if (touchpoint) touchpoints.push({ nodeId, touchpoint, body: eventBody(touchpoint, clock) })
  }
  identities.finish()
  return touchpoints
}

async function writeIdentities(
  tx: Tx,
  workspaceId: string,
  identities: Identities,
  now: number,
): Promise<void> {
  const { newNodes, newKeys, merges, told, rootOf } = identities
  const stored = [...new Set(merges.flatMap(({ fromId, intoId }) => [fromId, rootOf(intoId)]))].filter(
    (id) => !newNodes.has(id),
  )
  if ((await lockRoots(tx, workspaceId, stored)).size < stored.length) throw new StaleRead()
  await addNodes(tx, workspaceId, [...newNodes.values()], now)
  if ((await addKeys(tx, workspaceId, newKeys)) > 0) throw new StaleRead()
  const hangings = merges
    .filter(({ fromId }) => !newNodes.has(fromId))
    .map(({ fromId, intoId }) => ({ fromId, parentId: intoId, rootId: rootOf(intoId) }))
  await hangRoots(tx, workspaceId, hangings, now)
  await addMerges(tx, workspaceId, merges)
  const changed = [...(await lockNodes(tx, workspaceId, [...told.keys()]))].flatMap(([id, lead]) => {
    const after = told.get(id)!.reduce((present, who) => withTold(present, who, now), lead)
    return after === lead ? [] : [after]
  })
  await writeNodes(tx, workspaceId, changed, now)
}
