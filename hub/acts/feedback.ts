import { MARKETING, MEMBERS } from '../../lib/contract/role'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { changeNoun, findNoun, putNoun, removeNoun, wasNoun } from '../repos/noun'
import { addEvent } from '../repos/webhook-event'
import { nextVersion } from '../repos/workspace-version'
import { heldTime, missing, needFresh, needNode, needOwn, touch, touchOf, type Act } from './act'

/** A rep's verdict on a lead. */
export const feedbackAdd: Act<'feedbackAdd'> = {
  roles: MEMBERS,
  async apply({ feedback: sent }, context) {
    const { tx, member, now } = context
    const { workspaceId, memberId } = member
    await nextVersion(tx, workspaceId)
    if (await wasNoun(tx, 'feedback', { workspaceId, id: sent.id }))
      throw new Refusal('conflict', 'This verdict is here already.')
    const node = await needNode(context, sent.leadId)
    const at = heldTime(sent.at, now)
    const feedback = { ...sent, leadId: node.id, member: member.name, at }
    const times = { at, sentAt: sent.at, arrivedAt: now }
    const row = { workspaceId, id: sent.id, leadId: node.id, memberId, ...times, body: feedback }
    await putNoun(tx, 'feedback', row)
    await touch(context, node)
    const { id, verdict, reason, until, note, snapshot } = feedback
    const details = { lead: snapshot.leadName, company: snapshot.company, member: member.name, note }
    const body = { feedbackId: id, leadId: node.id, memberId, verdict, reason, until, details }
    await addEvent(tx, { workspaceId, kind: 'feedback.added', at: now, subjectId: id, body })
  },
}

/** The verdict is taken back whole, unless marketing has answered it. */
export const feedbackUndo: Act<'feedbackUndo'> = {
  roles: MEMBERS,
  async apply({ feedbackId: id }, context) {
    const { tx, member } = context
    const { workspaceId } = member
    await nextVersion(tx, workspaceId)
    const row = await findNoun(tx, 'feedback', { workspaceId, id })
    if (!row) throw missing('verdict')
    needOwn(context, row, 'verdict')
    if (row.body.answer)
      throw new Refusal('conflict', 'Marketing has answered this verdict. Give the right one instead.')
    needFresh(context, row)
    await removeNoun(tx, 'feedback', { workspaceId, id })
    await touchOf(context, row)
  },
}

/** Reason, date and note as they stand now: what is left out was taken away. The rep's alone. */
export const feedbackDetail: Act<'feedbackDetail'> = {
  roles: MEMBERS,
  async apply({ feedbackId: id, reason, until, note }, context) {
    const { workspaceId } = context.member
    const changed = await changeNoun(context.tx, 'feedback', { workspaceId, id }, (row) => {
      needOwn(context, row, 'verdict')
      return { ...row.body, reason, until, note }
    })
    if (!changed) throw missing('verdict')
    await touchOf(context, changed.before)
  },
}

/** Somebody of marketing has read it; the first time counts. */
export const feedbackSeen: Act<'feedbackSeen'> = {
  roles: MARKETING,
  async apply({ feedbackId: id }, context) {
    const { tx, member, sentAt, now } = context
    const seenAt = heldTime(sentAt, now)
    const changed = await changeNoun(tx, 'feedback', { workspaceId: member.workspaceId, id }, ({ body }) => ({
      ...body,
      seenAt: body.seenAt ?? seenAt,
    }))
    if (!changed) throw missing('verdict')
    await touchOf(context, changed.before)
  },
}

/** Marketing's answer. A later one stands in place of an earlier one; both are in the audit log. */
export const feedbackAnswer: Act<'feedbackAnswer'> = {
  roles: MARKETING,
  async apply({ feedbackId: id, answer: sent }, context) {
    const { tx, member, sentAt, now } = context
    const { workspaceId, memberId } = member
    const at = heldTime(sentAt, now)
    const changed = await changeNoun(tx, 'feedback', { workspaceId, id }, ({ body }) => {
      const { receiptSeenAt: _seen, ...rest } = body
      return { ...rest, seenAt: body.seenAt ?? at, answer: { ...sent, by: member.name, at } }
    })
    if (!changed) throw missing('verdict')
    await touchOf(context, changed.before)
    const { leadId, snapshot, answer: earlier } = changed.before.body
    const detail = { kind: sent.kind, instead: earlier?.kind }
    await addAudit(tx, { workspaceId, memberId, action: 'feedback.answered', subject: id, detail, at: now })
    const details = {
      lead: snapshot.leadName,
      company: snapshot.company,
      member: member.name,
      note: sent.note,
    }
    const body = { feedbackId: id, leadId, memberId, answer: sent.kind, until: sent.until, details }
    await addEvent(tx, { workspaceId, kind: 'feedback.answered', at: now, subjectId: id, body })
  },
}

/** The rep has seen marketing's answer. */
export const receiptSeen: Act<'receiptSeen'> = {
  roles: MEMBERS,
  async apply({ feedbackId: id }, context) {
    const { tx, member, sentAt, now } = context
    const changed = await changeNoun(tx, 'feedback', { workspaceId: member.workspaceId, id }, (row) => {
      needOwn(context, row, 'verdict')
      return { ...row.body, receiptSeenAt: heldTime(sentAt, now) }
    })
    if (!changed) throw missing('verdict')
  },
}
