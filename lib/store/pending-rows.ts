import type { OutboxAct } from '../contract/outbox-row'
import type { HalfdoorDatabase } from './database'

/** The row that an act changes: its noun and the id that the hub knows it by, a dispute by its lead. */
export function rowOf(act: OutboxAct): string {
  switch (act.op) {
    case 'feedbackAdd':
      return `feedback:${act.feedback.id}`
    case 'feedbackUndo':
    case 'feedbackDetail':
    case 'feedbackSeen':
    case 'feedbackAnswer':
    case 'receiptSeen':
      return `feedback:${act.feedbackId}`
    case 'disputePut':
      return `dispute:${act.dispute.leadId}`
    case 'disputeRemove':
      return `dispute:${act.leadId}`
    case 'sendAdd':
      return `send:${act.send.id}`
    case 'sendJudged':
      return `send:${act.sendId}`
    case 'assetPut':
      return `asset:${act.asset.id}`
    case 'leadAdd':
      return `lead:${act.lead.id}`
    case 'objectionAdd':
      return `objection:${act.objection.id}`
    case 'objectionUndo':
    case 'objectionAnswer':
      return `objection:${act.objectionId}`
    case 'requestAdd':
      return `request:${act.request.id}`
    case 'requestVote':
    case 'requestUndo':
    case 'requestAnswer':
      return `request:${act.requestId}`
    case 'definitionAdd':
    case 'definitionAgree':
      return 'setting:definition'
    case 'modelAdd':
    case 'modelUse':
    case 'modelDecide':
      return 'setting:model'
    case 'handoffPut':
      return 'setting:handoff'
    case 'reportSettingsPut':
      return 'setting:reports'
  }
}

/**
 * The rows with acts that the hub does not have yet. Law: what the hub says of them is older than what stands here, so
 * it waits until they are told. An act that was refused holds nothing back: the hub's word stands.
 */
export async function pendingRows(db: HalfdoorDatabase): Promise<ReadonlySet<string>> {
  const pending = new Set<string>()
  await db.outbox.each(({ act, parked }) => void (parked || pending.add(rowOf(act))))
  return pending
}
