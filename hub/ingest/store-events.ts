import type { Database } from '../db/connect'
import { inTransaction, type Tx } from '../db/transaction'
import { addDeadLetters } from '../repos/dead-letter'
import { claimMessages } from '../repos/ingested'
import { addMerges, hangRoots, lockRoots } from '../repos/lead-merge'
import { addKeys, addNodes, findHolders, lockNodes, touchLeads, writeNodes } from '../repos/lead-node'
import { StaleRead } from '../repos/stale-read'
import { hasSuppressed, suppressedKeys } from '../repos/suppression'
import { addTouchpoints, eventBody, type TouchpointOf } from '../repos/touchpoint'
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
}

/** Stores what several requests of one workspace bring, in one transaction; what was taken before is left out. */
export async function storeIntakes(
  { db, secret, now }: StoreContext,
  workspaceId: string,
  intakes: readonly Intake[],
): Promise<Stored> {
  const events = firstOfEach(intakes.flatMap((intake) => intake.events))
  const letters = intakes.flatMap((intake) => intake.letters)
  return inTransaction(db, async (tx) => {
    await addDeadLetters(tx, workspaceId, letters)
    const stored = { taken: 0, refused: letters.length }
    if (events.length === 0) return stored
    const fresh = await claimMessages(tx, workspaceId, events, now)
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
    const identities = makeIdentities(holders, now)
    const touchpoints = placeEvents(wanted, identities)
    await writeIdentities(tx, workspaceId, identities, now)
    await addTouchpoints(tx, workspaceId, touchpoints)
    const touched = [...identities.touched].filter((id) => !identities.newNodes.has(id))
    await touchLeads(tx, workspaceId, touched, now)
    return { ...stored, taken: fresh.length }
  })
}

/** The same message twice in one transaction is one. */
function firstOfEach(events: readonly Taken[]): Taken[] {
  const seen = new Set<string>()
  return events.filter(({ sourceId, messageId }) => {
    const key = `${sourceId} ${messageId}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

function placeEvents(events: readonly Taken[], identities: Identities): TouchpointOf[] {
  const touchpoints: TouchpointOf[] = []
  for (const { sourceId, keys, who, touchpoint, clock } of events) {
    const nodeId = identities.place(sourceId, keys, who)
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
