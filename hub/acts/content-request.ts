import { MARKETING, MEMBERS } from '../../lib/contract/role'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { changeNoun, findNoun, putNoun, removeNoun, wasNoun } from '../repos/noun'
import { findLeadNode } from '../repos/noun-lead'
import { addEvent } from '../repos/webhook-event'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, missing, type Act, type ActContext } from './act'

/** A wish for content; the first vote is the asker's. */
export const requestAdd: Act<'requestAdd'> = {
  roles: MEMBERS,
  async apply({ request: sent }, context) {
    const { tx, member, now } = context
    const { workspaceId, memberId } = member
    const { id, text } = sent
    await nextVersion(tx, workspaceId)
    if (await wasNoun(tx, 'request', { workspaceId, id }))
      throw new Refusal('conflict', 'This request is here already.')
    const at = heldTime(sent.at, now)
    const vote = await makeVote(context, sent.votes[0]?.leadId, at)
    const body = { id, text, member: member.name, at, votes: [vote] }
    await putNoun(tx, 'request', { workspaceId, id, memberId, at, body })
    const event = { requestId: id, leadId: vote.leadId, memberId, details: { member: member.name, text } }
    await addEvent(tx, { workspaceId, kind: 'request.added', at: now, subjectId: id, body: event })
  },
}

/** The member wants it too; once each. */
export const requestVote: Act<'requestVote'> = {
  roles: MEMBERS,
  async apply({ requestId: id, leadId }, context) {
    const { tx, member, sentAt, now } = context
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    const vote = await makeVote(context, leadId, heldTime(sentAt, now))
    const changed = await changeNoun(tx, 'request', { workspaceId, id }, ({ body }) =>
      body.votes.some((each) => each.memberId === memberId)
        ? body
        : { ...body, votes: [...body.votes, vote] },
    )
    if (!changed) throw missing('request')
  },
}

/** The member's own vote is taken back. What nobody wants any more goes, unless marketing has answered it. */
export const requestUndo: Act<'requestUndo'> = {
  roles: MEMBERS,
  async apply({ requestId: id }, { tx, member }) {
    const { workspaceId, memberId } = member
    const changed = await changeNoun(tx, 'request', { workspaceId, id }, ({ body }) => ({
      ...body,
      votes: body.votes.filter((vote) => vote.memberId !== memberId),
    }))
    if (!changed) throw missing('request')
    const { votes, outcome } = changed.body
    if (votes.length === 0 && !outcome && changed.before.body.votes.length > 0)
      await removeNoun(tx, 'request', { workspaceId, id })
  },
}

/** Marketing's word; a later one replaces it, both are in the audit log. */
export const requestAnswer: Act<'requestAnswer'> = {
  roles: MARKETING,
  async apply({ requestId: id, kind, assetId, note }, { tx, member, sentAt, now }) {
    const { workspaceId, memberId, name } = member
    await nextVersion(tx, workspaceId)
    const asset =
      assetId === undefined ? undefined : await findNoun(tx, 'asset', { workspaceId, id: assetId })
    if (assetId !== undefined && !asset) throw missing('asset')
    if (kind === 'shipped' && !asset) throw new Refusal('badRequest', 'Say which asset was shipped.')
    const outcome = { kind, assetId, note, by: name, at: heldTime(sentAt, now) }
    const changed = await changeNoun(tx, 'request', { workspaceId, id }, ({ body }) => ({ ...body, outcome }))
    if (!changed) throw missing('request')
    const detail = { kind, instead: changed.before.body.outcome?.kind }
    await addAudit(tx, { workspaceId, memberId, action: 'request.answered', subject: id, detail, at: now })
    const details = { member: name, text: changed.body.text, note, asset: asset?.body.title }
    const body = { requestId: id, memberId, outcome: kind, assetId, details }
    await addEvent(tx, { workspaceId, kind: 'request.answered', at: now, subjectId: id, body })
  },
}

/** A vote does not hang on its lead: one that is gone is left out. */
async function makeVote({ tx, member }: ActContext, leadId: string | undefined, at: number) {
  const node = leadId === undefined ? undefined : await findLeadNode(tx, member.workspaceId, leadId)
  return { memberId: member.memberId, member: member.name, ...(node ? { leadId: node.id } : {}), at }
}
