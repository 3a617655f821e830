import { MEMBERS } from '../../lib/contract/role'
import { Refusal } from '../errors'
import { changeNoun, putNoun, wasNoun } from '../repos/noun'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, missing, needNode, needOwn, touch, type Act } from './act'

/** An asset was given to a lead. It is a fact, whatever became of the asset since. */
export const sendAdd: Act<'sendAdd'> = {
  roles: MEMBERS,
  async apply({ send: sent }, context) {
    const { tx, member, now } = context
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    if (await wasNoun(tx, 'send', { workspaceId, id: sent.id }))
      throw new Refusal('conflict', 'This send is here already.')
    const node = await needNode(context, sent.leadId)
    const at = heldTime(sent.at, now)
    const body = { ...sent, leadId: node.id, member: member.name, at }
    await putNoun(tx, 'send', { workspaceId, id: sent.id, leadId: node.id, memberId, at, body })
    await touch(context, node)
  },
}

/** Whether it moved the lead on. */
export const sendJudged: Act<'sendJudged'> = {
  roles: MEMBERS,
  async apply({ sendId: id, moved }, context) {
    const { workspaceId } = context.member
    const changed = await changeNoun(context.tx, 'send', { workspaceId, id }, (row) => {
      needOwn(context, row, 'send')
      return { ...row.body, moved }
    })
    if (!changed) throw missing('send')
  },
}
