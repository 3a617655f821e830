import type { Lead } from '../../lib/domain/lead'
import { leadKeys } from '../../lib/domain/lead'
import { canonicalKey } from '../../lib/domain/canonical-key'
import type { Rows } from '../../test/suites/home-compliance/rows'
import type { Noun } from '../db/tables'
import { inTransaction, type Tx } from '../db/transaction'
import type { Member } from '../hub'
import { addKeys, addNodes, type NewNode } from '../repos/lead-node'
import { putNoun, removeNoun, type NewNoun } from '../repos/noun'
import { addTouchpoints } from '../repos/touchpoint'
import { putViews } from '../repos/view'
import type { TestHub } from './test-hub'

/** Fills a workspace with rows as they are; what reps wrote is `rep`'s. */
export async function fillWorkspace(hub: TestHub, rep: Member, rows: Rows, now: number): Promise<void> {
  await inTransaction(hub.db, async (tx) => {
    const { workspaceId, memberId } = rep
    await addLeads(tx, workspaceId, rows, now)
    const noun = async <N extends Noun>(name: N, body: NewNoun<N>['body'], id: string, rest: Place) => {
      await putNoun(tx, name, { workspaceId, memberId, id, body, ...rest })
    }
    const { definition, model, handoff, reports } = rows
    for (const [id, body] of Object.entries({ definition, model, handoff, reports }))
      await noun('setting', body, id, { at: now })
    for (const asset of rows.assets) await noun('asset', asset, asset.id, { at: asset.updatedAt })
    for (const request of rows.requests) await noun('request', request, request.id, request)
    const there = <Row extends { id: string; leadId: string }>(row: Row): Row =>
      rows.ofJoined.has(row.id) ? { ...row, leadId: rows.merged.joined[0]!.id } : row
    const views = rows.views.map((view) => ({ view: there(view), memberId }))
    await putViews(tx, workspaceId, views)
    for (const name of ['send', 'feedback', 'dispute', 'objection'] as const) {
      const all = {
        send: rows.sends,
        feedback: rows.feedback,
        dispute: rows.disputes,
        objection: rows.objections,
      }
      for (const row of all[name].map((each) => there<typeof each>(each)))
        await noun(name, row, row.id, { at: row.at, leadId: row.leadId })
    }
    // What was taken back leaves a tombstone.
    await noun('feedback', rows.feedback[0]!, 'was-deleted', { at: now, leadId: rows.feedback[0]!.leadId })
    await removeNoun(tx, 'feedback', { workspaceId, id: 'was-deleted' })
  })
}

interface Place {
  at: number
  leadId?: string
}

async function addLeads(tx: Tx, workspaceId: string, rows: Rows, now: number): Promise<void> {
  const { root, joined, touchpoints } = rows.merged
  const whole = rows.leads.filter(({ id }) => id !== root.id)
  const nodes: NewNode[] = [...whole, root].map((lead) => ({ lead, known: true, rootId: lead.id }))
  const hung = joined.map((lead) => ({ lead, known: true, parentId: root.id, rootId: root.id }))
  // A visitor that nobody has named is no lead yet; one that was erased is none any more.
  const visitor: Lead = { ...root, id: 'visitor', name: '', emails: [], crm: [] }
  const erased: Lead = { ...root, id: 'erased', name: 'Erased', emails: ['erased@example.com'], crm: [] }
  const rest = [visitor, erased].map((lead) => ({ lead, known: lead.id === 'erased', rootId: lead.id }))
  await addNodes(tx, workspaceId, [...nodes, ...hung, ...rest], now)
  const keys = [...nodes, ...hung].flatMap(({ lead }) =>
    leadKeys(lead).map((key) => [canonicalKey(key), lead.id] as const),
  )
  await addKeys(tx, workspaceId, new Map(keys))
  await tx
    .updateTable('lead')
    .set({ deleted: true })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', 'erased')
    .execute()
  const ofNodes = {
    ...rows.touchpoints,
    ...touchpoints,
    visitor: touchpoints[root.id]!,
    erased: touchpoints[root.id]!,
  }
  for (const [nodeId, all] of Object.entries(ofNodes))
    await addTouchpoints(
      tx,
      workspaceId,
      all.map((touchpoint) => ({ nodeId, touchpoint })),
    )
}
