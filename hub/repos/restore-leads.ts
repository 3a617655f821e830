import { canonicalKey } from '../../lib/domain/canonical-key'
import { isRoleAddress } from '../../lib/domain/email-address'
import { leadKeys, type Lead } from '../../lib/domain/lead'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import type { Tx } from '../db/transaction'
import { addKeys, addNodes, findHolders, touchLeads, type NewNode } from './lead-node'
import { aliasKey, nodesOfRoots, type LeadNode } from './noun-lead'
import { StaleRead } from './stale-read'
import { hasSuppressed, suppressedKeys } from './suppression'
import { addTouchpoints, findTouchpoints } from './touchpoint'

export interface RestoreContext {
  tx: Tx
  workspaceId: string
  /** HUB_SECRET. */
  secret: string
  now: number
}

/**
 * Adds leads that are not here, under their own ids; answers how many. One whose address or record somebody has here is
 * that one: its id becomes another key of it. Of one who was erased only the id is kept, as of one that is gone, so that
 * what the file says of them is kept out as well. Ids must differ.
 */
export async function restoreLeads(context: RestoreContext, leads: readonly Lead[]): Promise<number> {
  const { tx, workspaceId, secret, now } = context
  const known = await readNodes(context, leads.map(({ id }) => id)) // prettier-ignore
  const news = leads.filter(({ id }) => !known.has(id))
  if (news.length === 0) return 0
  const keys = [...new Set(news.flatMap((lead) => leadKeys(lead).map(canonicalKey)))]
  const erased = (await hasSuppressed(tx, workspaceId))
    ? await suppressedKeys(tx, { workspaceId, secret, keys })
    : new Set<string>()
  const holders = await findHolders(tx, workspaceId, keys)
  const taken = new Map([...holders].map(([key, { nodeId }]) => [key, nodeId]))
  const added: NewNode[] = []
  const given = new Map<string, string>()
  const gone: string[] = []
  for (const lead of news) {
    const own = leadKeys(lead).map(canonicalKey)
    if (own.some((key) => erased.has(key))) {
      gone.push(lead.id)
      continue
    }
    const holder = findingKeys(lead).map((key) => taken.get(key)).find((id) => id !== undefined) // prettier-ignore
    given.set(aliasKey(lead.id), holder ?? lead.id)
    if (holder !== undefined) continue
    added.push({ lead, known: true, rootId: lead.id })
    for (const key of own.filter((each) => !taken.has(each))) {
      taken.set(key, lead.id)
      given.set(key, lead.id)
    }
  }
  // First the keys: of two at once the second waits here for the first, and begins again.
  if ((await addKeys(tx, workspaceId, given)) > 0) throw new StaleRead()
  await addNodes(tx, workspaceId, added, now)
  await addGone(context, gone)
  return added.length
}

/** In their canonical spelling. An address such as info@ stands for a person only where there is no other key. */
function findingKeys(lead: Lead): string[] {
  const personal = leadKeys({ ...lead, emails: lead.emails.filter((email) => !isRoleAddress(email)) })
  return (personal.length > 0 ? personal : leadKeys(lead)).map(canonicalKey)
}

async function addGone({ tx, workspaceId, now }: RestoreContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const nodes = ids.map((id): NewNode => {
    const lead = { id, name: '', emails: [], crm: [], anchors: [], createdAt: now, updatedAt: now }
    return { lead, known: false, rootId: id }
  })
  await addNodes(tx, workspaceId, nodes, now)
  await tx
    .updateTable('lead')
    .set({ deleted: true })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
}

/** What each of these ids means here: a node, also by another key; `gone` where it was deleted or erased. Others are absent. */
export async function readNodes(
  { tx, workspaceId }: Pick<RestoreContext, 'tx' | 'workspaceId'>,
  ids: readonly string[],
): Promise<Map<string, LeadNode | 'gone'>> {
  const found = new Map<string, LeadNode | 'gone'>()
  if (ids.length === 0) return found
  const aliases = await tx
    .selectFrom('lead_key')
    .select(['key', 'lead_id'])
    .where('workspace_id', '=', workspaceId)
    .where('key', 'in', ids.map(aliasKey))
    .execute()
  const aliasOf = new Map(aliases.map(({ key, lead_id }) => [key, lead_id]))
  const nodes = await tx
    .selectFrom('lead')
    .select(['id', 'root_id', 'deleted'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids, ...aliasOf.values()])
    .execute()
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const id of ids) {
    const node = byId.get(id) ?? byId.get(aliasOf.get(aliasKey(id)) ?? '')
    if (node) found.set(id, node.deleted ? 'gone' : { id: node.id, rootId: node.root_id })
  }
  return found
}

/** Adds touchpoints that no node of their lead has yet; answers how many. */
export async function restoreTouchpoints(
  { tx, workspaceId, now }: RestoreContext,
  runs: readonly { node: LeadNode; touchpoints: readonly Touchpoint[] }[],
): Promise<number> {
  const rootIds = [...new Set(runs.map(({ node }) => node.rootId))]
  const trees = Map.groupBy(await nodesOfRoots(tx, workspaceId, rootIds), ({ rootId }) => rootId)
  const wanted = runs.flatMap(({ node, touchpoints }) =>
    (trees.get(node.rootId) ?? [node]).flatMap(({ id: nodeId }) =>
      touchpoints.map(({ id }) => ({ nodeId, id })),
    ),
  )
  const rootOf = new Map([...trees].flatMap(([rootId, nodes]) => nodes.map(({ id }) => [id, rootId])))
  const present = await findTouchpoints(tx, workspaceId, wanted)
  const had = new Set(present.map(({ nodeId, touchpoint }) => `${rootOf.get(nodeId)} ${touchpoint.id}`))
  const news = runs.flatMap(({ node, touchpoints }) =>
    touchpoints.flatMap((touchpoint) => {
      const name = `${node.rootId} ${touchpoint.id}`
      if (had.has(name)) return []
      had.add(name)
      return [{ nodeId: node.id, rootId: node.rootId, touchpoint }]
    }),
  )
  await addTouchpoints(tx, workspaceId, news)
  await touchLeads(tx, workspaceId, [...new Set(news.map(({ rootId }) => rootId))], now)
  return news.length
}
