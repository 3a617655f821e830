import { MARKETING } from '../../lib/contract/role'
import { addAudit } from '../repos/audit'
import { findNoun, putNoun } from '../repos/noun'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, type Act } from './act'

/** An asset of the library, whole, in place of what stood under its id. */
export const assetPut: Act<'assetPut'> = {
  roles: MARKETING,
  async apply({ asset: sent }, { tx, member, now }) {
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    const { id } = sent
    const known = await findNoun(tx, 'asset', { workspaceId, id })
    const at = heldTime(sent.updatedAt, now)
    const createdAt = known?.body.createdAt ?? heldTime(sent.createdAt, at)
    await putNoun(tx, 'asset', { workspaceId, id, at, body: { ...sent, createdAt, updatedAt: at } })
    const action = known ? 'asset.changed' : 'asset.added'
    await addAudit(tx, { workspaceId, memberId, action, subject: id, at: now })
  },
}
