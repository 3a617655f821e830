import { z } from 'zod'

/**
 * Whose event it is, by rule and not by guess:
 *
 * 1. An event is about the person that its strongest id names: the user id, else the address, else the anonymous id.
 * 2. An address behind which stands a function (`info@`) names somebody only where nothing else does; it joins nobody.
 * 3. A node that nobody has named yet (no address, record or name) joins a named one when an event says that they are
 *    one person: with `identify`, `alias` or any other call that carries both ids. It keeps its touchpoints.
 * 4. Two named leads are never joined by an event: only a person merges them.
 * 5. An anonymous id stays with the first that it was joined to. A later event that names somebody else beside it is
 *    that person's; events that name nobody stay with the first.
 * 6. What stands in a page can be read by anybody, so a write key of a browser proves nothing about who sends. It names a
 *    new person and joins its visitors to one whose address or user id it knows, and says nothing more of a lead that
 *    has an address, a record or a name: no further address, and no word.
 * 7. No source gives a lead more addresses than a person has.
 */

/** A node that holds one of an event's keys, as its root stands. */
export interface Holder {
  nodeId: string
  rootId: string
  /** The root has an address, a record or a name. */
  known: boolean
}

/** The keys of an event, strongest first. */
export interface EventKeys {
  user?: string
  /** Canonical; absent for role addresses that do not name anybody here. */
  email?: string
  anonymous?: string
  /** What `alias` says was this person before: as an anonymous id and as a user id. */
  previous: readonly string[]
}

/** What is to be done for one event. */
export interface Resolution {
  /** The node that it happened to; undefined: a new one. */
  nodeId: string | undefined
  /** The root that it stands under and that others join; undefined: the new node itself. */
  rootId: string | undefined
  /** Keys that nobody holds yet and that this node gets. */
  adds: readonly string[]
  /** Roots that join that one. */
  joins: readonly string[]
}

/** Who may send with a source's write key: servers of the team's own, or every page that shows it. */
export const SourceTrust = z.enum(['server', 'browser'])
export type SourceTrust = z.infer<typeof SourceTrust>

/** Addresses of one lead at most that come in by sources. */
export const MOST_ADDRESSES = 50

/** What an event may say of the lead that it is about, by rules 6 and 7. */
export function maySay(
  trust: SourceTrust,
  root: { known: boolean; addresses: number },
): { words: boolean; address: boolean } {
  const words = trust === 'server' || !root.known
  return { words, address: words && root.addresses < MOST_ADDRESSES }
}

/** Applies the rules 1 to 5 above. `find` answers who holds a key, as all events before this one left it. */
export function resolveEvent(keys: EventKeys, find: (key: string) => Holder | undefined): Resolution {
  const strong = [keys.user, keys.email].filter((key) => key !== undefined)
  const weak = [keys.anonymous, ...keys.previous].filter((key) => key !== undefined)
  if (strong.length === 0) {
    const holder = keys.anonymous === undefined ? undefined : find(keys.anonymous)
    return { nodeId: holder?.nodeId, rootId: holder?.rootId, adds: holder ? [] : weak, joins: [] }
  }
  const holders = strong.flatMap((key) => find(key) ?? [])
  const root = holders.find(({ known }) => known) ?? holders[0]
  const others = [...holders, ...weak.flatMap((key) => find(key) ?? [])]
  const joins = others.filter(({ known, rootId }) => !known && rootId !== root?.rootId)
  return {
    nodeId: holders[0]?.nodeId,
    rootId: root?.rootId,
    adds: [...strong, ...weak].filter((key) => !find(key)),
    joins: [...new Set(joins.map(({ rootId }) => rootId))],
  }
}
