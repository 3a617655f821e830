import { MEMBERS } from '../../lib/contract/role'
import { canonicalKey } from '../../lib/domain/canonical-key'
import { isRoleAddress } from '../../lib/domain/email-address'
import { leadKeys, type Lead } from '../../lib/domain/lead'
import { Refusal } from '../errors'
import { addKeys, addNodes, findHolders, isKnown } from '../repos/lead-node'
import { aliasKey, findLeadNode, wasLead } from '../repos/noun-lead'
import { suppressedKeys } from '../repos/suppression'
import { heldTime, type Act } from './act'

/**
 * A lead that a rep added. Where one of its addresses or records is known already, it is that lead: its own id becomes
 * another key of it, so that verdicts given on it offline find their way. What is known is not overwritten.
 */
export const leadAdd: Act<'leadAdd'> = {
  roles: MEMBERS,
  async apply({ lead: sent }, { tx, member, secret, now }) {
    const { workspaceId } = member
    const keys = keysOf(sent)
    const forgotten = await suppressedKeys(tx, { workspaceId, secret, keys })
    if (forgotten.size > 0)
      throw new Refusal('gone', 'This person asked to be forgotten. They cannot be added again.')
    if (await wasLead(tx, workspaceId, sent.id))
      throw new Refusal('gone', 'This lead was deleted. Add the person again.')
    if (await findLeadNode(tx, workspaceId, sent.id)) return
    const holders = await findHolders(tx, workspaceId, keys)
    const holder = keys.map((key) => holders.get(key)).find((found) => found !== undefined)
    const nodeId = holder?.nodeId ?? sent.id
    const added = [aliasKey(sent.id), ...(holder ? [] : keys)].map((key) => [key, nodeId] as const)
    // Somebody else added one of the keys in this moment: from the beginning, with what they added.
    if ((await addKeys(tx, workspaceId, new Map(added))) > 0) throw new RaceLost()
    if (holder) return
    const createdAt = heldTime(sent.createdAt, now)
    const lead = { ...sent, createdAt, updatedAt: heldTime(sent.updatedAt, now) }
    await addNodes(tx, workspaceId, [{ lead, known: isKnown(lead), rootId: lead.id }], now)
  },
}

/** Asks `inTransaction` to begin again, by the code of a serialization failure. */
class RaceLost extends Error {
  override readonly name = 'RaceLost'
  readonly code = '40001'
}

/** In their canonical spelling. An address such as info@ stands for a person only where there is no other key. */
function keysOf(lead: Lead): string[] {
  const personal = leadKeys({ ...lead, emails: lead.emails.filter((email) => !isRoleAddress(email)) })
  return [...new Set((personal.length > 0 ? personal : leadKeys(lead)).map(canonicalKey))]
}
