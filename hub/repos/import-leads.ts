import { canonicalKey } from '../../lib/domain/canonical-key'
import type { Holder } from '../../lib/domain/identity'
import type { LeadDraft, LeadEntry, MergeOutcome } from '../../lib/domain/import-entry'
import { crmKey, emailKey, leadKeys, type Lead } from '../../lib/domain/lead'
import { mergedLead, rootChange } from '../../lib/domain/merged-lead'
import { applyTouchpoints, matchEntries, withSharedKey, type Merged } from '../../lib/import/merge-batch'
import { sharedRecord } from '../../lib/import/match-lead'
import type { Database } from '../db/connect'
import { inTransaction, type Tx } from '../db/transaction'
import { lockRoots } from './lead-merge'
import {
  addKeys,
  addNodes,
  findHolders,
  isKnown,
  readTrees,
  touchLeads,
  writeNodes,
  type OwnNode,
} from './lead-node'
import { StaleRead } from './stale-read'
import { hasSuppressed, suppressedKeys } from './suppression'
import { findTouchpoints, putTouchpoints, type TouchpointOf } from './touchpoint'

/** A lead of several nodes while a batch is merged. */
interface Tree {
  nodes: OwnNode[]
  /** As it stood when it was read. */
  before: Lead
}

export interface ImportContext {
  workspaceId: string
  /** HUB_SECRET. */
  secret: string
  now: number
}

/**
 * Merges a batch of leads in one transaction, all or nothing, by the same rules as the browser's own workspace. The
 * same batch twice changes nothing the second time. A person who was erased does not come back: refused.
 */
export async function mergeLeadBatch(
  db: Database,
  { workspaceId, secret, now }: ImportContext,
  entries: readonly LeadEntry[],
): Promise<MergeOutcome> {
  return inTransaction(db, async (tx) => {
    const keys = [...new Set(entries.flatMap(({ draft }) => draftKeys(draft)))]
    const holders = await findHolders(tx, workspaceId, keys)
    const erased = await erasedOf(tx, workspaceId, secret, keys)
    const wanted = entries.map((entry) =>
      draftKeys(entry.draft).some((key) => erased.has(key)) ? without(entry) : entry,
    )
    const trees = await lockLeads(tx, workspaceId, [
      ...new Set([...holders.values()].map(({ rootId }) => rootId)),
    ])
    const find = (key: string) => holders.get(canonicalKey(key))?.rootId
    const drafts = wanted.map(({ draft }) => withSharedKey(draft, find))
    const rows = new Map([...trees].map(([id, { before }]) => [id, before]))
    const home = { find, rows, makeRow: (lead: Lead) => lead }
    const matched = matchEntries(wanted, drafts, home, now)
    const places = placesOf(wanted, matched.slotOf, holders)
    const present = await findTouchpoints(tx, workspaceId, wantedTouchpoints(wanted, matched.slotOf, trees))
    const merged = applyTouchpoints(wanted, matched, presentOf(present, trees))
    await writeLeads(tx, workspaceId, merged, trees, holders, now)
    await putTouchpoints(tx, workspaceId, news(merged, present, places))
    for (const note of merged.outcome.refused)
      if (isErased(entries[note.index]!, erased)) note.reason = ERASED
    return merged.outcome
  })
}

const ERASED = 'This person was erased and asked not to come back.'

function isErased({ draft }: LeadEntry, erased: ReadonlySet<string>): boolean {
  return draftKeys(draft).some((key) => erased.has(key))
}

/** An entry that finds nobody and adds nobody. */
function without(entry: LeadEntry): LeadEntry {
  return { ...entry, adds: false, touchpoints: [], draft: { ...entry.draft, name: '', emails: [], crm: [] } }
}

/** Every key by which a draft may find its lead, canonical; also those of people behind a shared address. */
function draftKeys(draft: LeadDraft): string[] {
  const shared = draft.name ? draft.emails.map((email) => crmKey(sharedRecord(draft, email))) : []
  return [...draft.crm.map(crmKey), ...draft.emails.map(emailKey), ...shared].map(canonicalKey)
}

async function erasedOf(tx: Tx, workspaceId: string, secret: string, keys: string[]): Promise<Set<string>> {
  return (await hasSuppressed(tx, workspaceId))
    ? suppressedKeys(tx, { workspaceId, secret, keys })
    : new Set()
}

async function lockLeads(
  tx: Tx,
  workspaceId: string,
  rootIds: readonly string[],
): Promise<Map<string, Tree>> {
  if ((await lockRoots(tx, workspaceId, rootIds)).size < rootIds.length) throw new StaleRead()
  const nodes = await readTrees(tx, workspaceId, rootIds)
  return new Map(
    [...Map.groupBy(nodes, ({ root_id }) => root_id)].map(([rootId, of]) => {
      const root = of.find(({ id }) => id === rootId)!
      const sorted = [root, ...of.filter((node) => node !== root)]
      const [own, ...joined] = sorted.map(({ body }) => body)
      return [rootId, { nodes: sorted, before: mergedLead(own!, joined) }]
    }),
  )
}

type Slots = ReturnType<typeof matchEntries>['slotOf']

/** The node that each new touchpoint belongs to: the one that has the key by which the lead was found. */
function placesOf(
  entries: readonly LeadEntry[],
  slotOf: Slots,
  holders: ReadonlyMap<string, Holder>,
): Map<string, string> {
  const places = new Map<string, string>()
  for (const [index, { draft, touchpoints }] of entries.entries()) {
    const rootId = slotOf[index]?.row.id
    const found = draftKeys(draft).map((key) => holders.get(key))
    const nodeId = found.find((holder) => holder?.rootId === rootId)?.nodeId
    if (rootId && nodeId) for (const { id } of touchpoints) places.set(`${rootId} ${id}`, nodeId)
  }
  return places
}

/** The touchpoints that may be there already. */
function wantedTouchpoints(entries: readonly LeadEntry[], slotOf: Slots, trees: ReadonlyMap<string, Tree>) {
  return entries.flatMap(({ touchpoints }, index) => {
    const tree = trees.get(slotOf[index]?.row.id ?? '')
    return (tree?.nodes ?? []).flatMap((node) => touchpoints.map(({ id }) => ({ nodeId: node.id, id })))
  })
}

function presentOf(present: readonly TouchpointOf[], trees: ReadonlyMap<string, Tree>) {
  const rootOf = new Map(
    [...trees].flatMap(([rootId, { nodes }]) => nodes.map(({ id }) => [id, rootId] as const)),
  )
  const byRoot = Map.groupBy(present, ({ nodeId }) => rootOf.get(nodeId)!)
  return new Map([...byRoot].map(([id, of]) => [id, of.map(({ touchpoint }) => touchpoint)]))
}

/** The touchpoints that must be written: those that are not what was read. */
function news(
  { slots }: Merged,
  present: readonly TouchpointOf[],
  places: ReadonlyMap<string, string>,
): TouchpointOf[] {
  const read = new Set(present.map(({ touchpoint }) => touchpoint))
  const standing = new Map(present.map(({ nodeId, touchpoint }) => [touchpoint.id, nodeId]))
  return [...slots]
    .filter(({ hasNewTouchpoints }) => hasNewTouchpoints)
    .flatMap(({ row, touchpoints }) =>
      touchpoints
        .filter((touchpoint) => !read.has(touchpoint))
        .map((touchpoint) => {
          const place = places.get(`${row.id} ${touchpoint.id}`)
          const before = place === undefined ? undefined : standing.get(touchpoint.id)
          return { nodeId: before ?? place ?? row.id, touchpoint }
        }),
    )
}

async function writeLeads(
  tx: Tx,
  workspaceId: string,
  { slots }: Merged,
  trees: ReadonlyMap<string, Tree>,
  holders: ReadonlyMap<string, Holder>,
  now: number,
): Promise<void> {
  const all = [...slots]
  const added = all.filter(({ row }) => !trees.has(row.id)).map(({ row }) => row)
  const changed = all.filter(({ row, isChanged }) => isChanged && trees.has(row.id)).map(({ row }) => row)
  const hadKeys = new Set(changed.flatMap(({ id }) => leadKeys(trees.get(id)!.before).map(canonicalKey)))
  const keys = new Map(
    [...added, ...changed].flatMap((lead) =>
      leadKeys(lead)
        .map(canonicalKey)
        .filter((key) => !holders.has(key) && !hadKeys.has(key))
        .map((key) => [key, lead.id] as const),
    ),
  )
  const nodes = added.map((lead) => ({ lead, known: isKnown(lead), rootId: lead.id }))
  await addNodes(tx, workspaceId, nodes, now)
  if ((await addKeys(tx, workspaceId, keys)) > 0) throw new StaleRead()
  const written = changed.map((lead) => {
    const { nodes: of, before } = trees.get(lead.id)!
    return rootChange(of[0]!.body, before, lead)
  })
  await writeNodes(tx, workspaceId, written, now)
  const touched = all.filter(({ row, isChanged, hasNewTouchpoints }) => !isChanged && hasNewTouchpoints && trees.has(row.id)) // prettier-ignore
  await touchLeads(tx, workspaceId, touched.map(({ row }) => row.id), now) // prettier-ignore
}
