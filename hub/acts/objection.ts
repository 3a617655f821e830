import { MEMBERS } from '../../lib/contract/role'
import { Refusal } from '../errors'
import { changeNoun, findNoun, putNoun, removeNoun, wasNoun } from '../repos/noun'
import { addEvent } from '../repos/webhook-event'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, missing, needFresh, needNode, needOwn, touch, touchOf, type Act } from './act'

/** What a buyer asked or objected to. */
export const objectionAdd: Act<'objectionAdd'> = {
  roles: MEMBERS,
  async apply({ objection: sent }, context) {
    const { tx, member, now } = context
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    if (await wasNoun(tx, 'objection', { workspaceId, id: sent.id }))
      throw new Refusal('conflict', 'This is written down already.')
    const node = await needNode(context, sent.leadId)
    const at = heldTime(sent.at, now)
    const objection = { ...sent, leadId: node.id, member: member.name, at }
    const times = { at, sentAt: sent.at, arrivedAt: now }
    const row = { workspaceId, id: sent.id, leadId: node.id, memberId, ...times, body: objection }
    await putNoun(tx, 'objection', row)
    await touch(context, node)
    const { id, kind, text } = objection
    const body = { objectionId: id, leadId: node.id, memberId, kind, details: { member: member.name, text } }
    await addEvent(tx, { workspaceId, kind: 'objection.added', at: now, subjectId: id, body })
  },
}

/** It is taken back whole, unless it was answered. */
export const objectionUndo: Act<'objectionUndo'> = {
  roles: MEMBERS,
  async apply({ objectionId: id }, context) {
    const { tx, member } = context
    const { workspaceId } = member
    await nextVersion(tx, workspaceId)
    const row = await findNoun(tx, 'objection', { workspaceId, id })
    if (!row) throw missing('objection')
    needOwn(context, row, 'objection')
    if (row.body.answeredBy !== undefined)
      throw new Refusal('conflict', 'An asset answers this already. It stays.')
    needFresh(context, row)
    await removeNoun(tx, 'objection', { workspaceId, id })
    await touchOf(context, row)
  },
}

/** The asset that answers it: named by the rep who wrote it down, or by marketing. A later one replaces it. */
export const objectionAnswer: Act<'objectionAnswer'> = {
  roles: MEMBERS,
  async apply({ objectionId: id, assetId }, context) {
    const { tx, member, sentAt, now } = context
    const { workspaceId } = member
    const changed = await changeNoun(tx, 'objection', { workspaceId, id }, (row) => {
      if (member.role === 'rep') needOwn(context, row, 'objection')
      return { ...row.body, answeredBy: assetId, answeredAt: heldTime(sentAt, now) }
    })
    if (!changed) throw missing('objection')
    if (!(await findNoun(tx, 'asset', { workspaceId, id: assetId }))) throw missing('asset')
    await touchOf(context, changed.before)
  },
}
