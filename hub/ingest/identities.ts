import { canonicalEmail } from '../../lib/domain/canonical-email'
import { isRoleAddress } from '../../lib/domain/email-address'
import {
  maySay,
  MOST_ADDRESSES,
  resolveEvent,
  type EventKeys,
  type Holder,
  type SourceTrust,
} from '../../lib/domain/identity'
import { emailKey, type Lead } from '../../lib/domain/lead'
import type { EventWho } from '../../lib/import/segment-event'
import { mergeLead, stopgapName } from '../../lib/import/merge-lead'
import { makeId } from '../../lib/platform/id'
import type { Merge } from '../repos/lead-merge'
import { isKnown, type NewNode } from '../repos/lead-node'

/** The keys of an event of a source; see `lib/domain/identity.ts` for what each may do. */
export function keysOf(sourceId: string, { userId, anonymousId, previousId, email }: EventWho): EventKeys {
  const keys: EventKeys = { previous: [] }
  if (userId) keys.user = `user:${sourceId}:${userId}`
  if (anonymousId) keys.anonymous = `anon:${sourceId}:${anonymousId}`
  if (email && !(isRoleAddress(email) && (userId || anonymousId)))
    keys.email = emailKey(canonicalEmail(email))
  if (previousId) keys.previous = [`anon:${sourceId}:${previousId}`, `user:${sourceId}:${previousId}`]
  return keys
}

/** All keys of an event. */
export function allKeys({ user, email, anonymous, previous }: EventKeys): string[] {
  return [user, email, anonymous, ...previous].filter((key) => key !== undefined)
}

/** What the events of one transaction make of the leads, one after the other; nothing is written yet. */
export interface Identities {
  /** The node that an event happened to. */
  place(source: { id: string; trust: SourceTrust }, keys: EventKeys, who: EventWho): string
  /** Hangs the new nodes where they belong. Called once, after the last event. */
  finish(): void
  newNodes: Map<string, NewNode>
  newKeys: Map<string, string>
  merges: Merge[]
  /** What events say of nodes that were there before. */
  told: Map<string, EventWho[]>
  /** Roots that somebody has named, and to which something happened. */
  touched: Set<string>
  /** The root of a node after all that was placed. */
  rootOf(nodeId: string): string
}

/** Begins with who holds the keys of these events in the database, and how many addresses their roots have. */
export function makeIdentities(
  stored: ReadonlyMap<string, Holder>,
  addressesOf: ReadonlyMap<string, number>,
  now: number,
): Identities {
  const newNodes = new Map<string, NewNode>()
  const newKeys = new Map<string, string>()
  const merges: Merge[] = []
  const told = new Map<string, EventWho[]>()
  const touched = new Set<string>()
  const rootOfNode = new Map<string, string>()
  const known = new Set<string>()
  const joined = new Map<string, string>()
  const addresses = new Map(addressesOf)
  for (const { nodeId, rootId, known: isKnown } of stored.values()) {
    rootOfNode.set(nodeId, rootId)
    if (isKnown) known.add(rootId)
  }

  function rootOf(nodeId: string): string {
    let root = rootOfNode.get(nodeId) ?? nodeId
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next
    return root
  }

  function find(key: string): Holder | undefined {
    const nodeId = newKeys.get(key) ?? stored.get(key)?.nodeId
    if (nodeId === undefined) return undefined
    const rootId = rootOf(nodeId)
    return { nodeId, rootId, known: known.has(rootId) }
  }

  function makeNode(): string {
    const id = makeId(now)
    const lead: Lead = { id, name: '', emails: [], crm: [], anchors: [], createdAt: now, updatedAt: now }
    newNodes.set(id, { lead, known: false, rootId: id })
    return id
  }

  function tell(nodeId: string, who: EventWho): void {
    const node = newNodes.get(nodeId)
    if (node) node.lead = withTold(node.lead, who, now)
    else told.set(nodeId, [...(told.get(nodeId) ?? []), who])
  }

  return {
    place({ id: sourceId, trust }, keys, who) {
      const resolution = resolveEvent(keys, find)
      const nodeId = resolution.nodeId ?? makeNode()
      const rootId = resolution.rootId ?? nodeId
      const may = maySay(trust, { known: known.has(rootId), addresses: addresses.get(rootId) ?? 0 })
      // An address that is somebody else's stays with them; one that is here already says nothing new.
      const isNewAddress = may.address && keys.email !== undefined && resolution.adds.includes(keys.email)
      for (const key of resolution.adds) if (key !== keys.email || isNewAddress) newKeys.set(key, nodeId)
      if (isNewAddress) addresses.set(rootId, (addresses.get(rootId) ?? 0) + 1)
      for (const fromId of resolution.joins) {
        joined.set(fromId, rootId)
        merges.push({ id: makeId(now), fromId, intoId: rootId, at: now, by: sourceId, why: 'event' })
      }
      const { email: _email, ...words } = who
      const news: EventWho = isNewAddress ? who : may.words ? words : {}
      if (news.email || news.name || news.title || news.company || news.phone) tell(nodeId, news)
      if (news.email || news.name) known.add(rootId)
      if (known.has(rootId)) touched.add(rootId)
      return nodeId
    },
    finish() {
      for (const [id, node] of newNodes) {
        node.parentId = joined.get(id)
        node.rootId = rootOf(id)
        node.known = known.has(id) || isKnown(node.lead)
      }
    },
    newNodes,
    newKeys,
    merges,
    told,
    touched,
    rootOf,
  }
}

/** A lead with what an event says of it: gaps are filled, words that stand stay. The same object where nothing is new. */
export function withTold(lead: Lead, { email, name, title, company, phone }: EventWho, now: number): Lead {
  const draft = {
    name: name ?? '',
    emails: email && lead.emails.length < MOST_ADDRESSES ? [email] : [],
    crm: [],
    anchors: [],
    title,
    company,
    phone,
  }
  const merged = mergeLead(lead, draft, 'touchpoint', now)
  return merged.name || merged.emails.length === 0 ? merged : { ...merged, name: stopgapName(merged) }
}
