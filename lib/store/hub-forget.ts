import type { Table } from 'dexie'
import type { OutboxAct } from '../contract/outbox-row'
import type { HalfdoorDatabase } from './database'
import { unlistLeads } from './directory-store'
import { rowOf } from './pending-rows'

const ABOUT_LEADS = { feedback: 'feedback', sends: 'send', objections: 'objection', views: 'view' } as const

/** The rows of each table that are about a lead, with their noun. */
export function rowsAbout(db: HalfdoorDatabase, leadId: string) {
  return Object.entries(ABOUT_LEADS).map(([name, noun]) => {
    const table = db.table(name) as Table<{ id: string; leadId: string }, string>
    return { noun, rows: table.where('[leadId+at]').between([leadId, 0], [leadId, Infinity]) }
  })
}

/** Takes a lead out of the copy with all that hangs on it; what waits to be told stays. In the caller's transaction. */
export async function forgetLead(db: HalfdoorDatabase, id: string): Promise<void> {
  for (const { rows } of rowsAbout(db, id)) await rows.delete()
  await db.disputes.delete(id)
  await dropLeadRow(db, id)
}

/** The lead itself, its journey and its mark. In the caller's transaction. */
export async function dropLeadRow(db: HalfdoorDatabase, id: string): Promise<void> {
  if (await db.leads.get(id)) await unlistLeads(db, (each) => each === id)
  await db.leads.delete(id)
  await db.journeys.where('[leadId+chunk]').between([id, 0], [id, Infinity]).delete()
  await db.copies.delete(id)
}

/** What an erasure took away. */
export interface Erased {
  leadIds: ReadonlySet<string>
  /** Rows by noun and id: what comes of them is about the erased too. */
  rows: ReadonlySet<string>
  /** Something of others may be gone as well, who were thought to be the same: the copy must begin anew. */
  isTorn: boolean
}

/**
 * Takes leads whose people were erased at the hub out of the copy, with whatever waits or was refused about them. In the
 * caller's transaction. What was pulled of a lead that was never looked up goes by its own tombstones.
 */
export async function eraseLeads(db: HalfdoorDatabase, ids: readonly string[]): Promise<Erased> {
  const acts = await db.outbox.toArray()
  const added = new Set(acts.flatMap(({ act }) => (act.op === 'leadAdd' ? [act.lead.id] : [])))
  const aliases = await db.aliases
    .where('leadId')
    .anyOf([...ids])
    .primaryKeys()
  // One that was added here and is not told yet the hub does not know.
  const leadIds = new Set([...ids, ...aliases.filter((id) => added.has(id))])
  const rows = new Set<string>()
  const present = await db.leads.bulkGet([...leadIds])
  const keys = new Set(present.flatMap((lead) => lead?.keys ?? []))
  for (const id of present.flatMap((lead) => lead?.id ?? [])) {
    for (const about of rowsAbout(db, id))
      await about.rows.each((row) => void rows.add(`${about.noun}:${row.id}`))
    await forgetLead(db, id)
  }
  if (keys.size > 0) await db.choices.filter(({ personKey }) => keys.has(personKey)).delete()
  await db.disputes.bulkDelete([...leadIds])
  await db.aliases.bulkDelete([...leadIds, ...aliases])
  for (const { seq, act } of acts)
    if (rows.has(rowOf(act)) || leadIds.has(leadOf(act) ?? '')) await db.outbox.delete(seq!)
    // A vote for content stays; for whom it was wanted goes.
    else if (act.op === 'requestVote' && leadIds.has(act.leadId ?? ''))
      await db.outbox.update(seq!, { act: { op: act.op, requestId: act.requestId } })
    else if (act.op === 'requestAdd') await db.outbox.update(seq!, { act: unnamed(act, leadIds) })
  return { leadIds, rows, isTorn: aliases.some((id) => !leadIds.has(id)) }
}

/** The lead that an act says something of. */
function leadOf(act: OutboxAct): string | undefined {
  switch (act.op) {
    case 'feedbackAdd':
      return act.feedback.leadId
    case 'disputePut':
      return act.dispute.leadId
    case 'disputeRemove':
      return act.leadId
    case 'sendAdd':
      return act.send.leadId
    case 'objectionAdd':
      return act.objection.leadId
    case 'leadAdd':
      return act.lead.id
    default:
      return undefined
  }
}

function unnamed(act: Extract<OutboxAct, { op: 'requestAdd' }>, leadIds: ReadonlySet<string>): OutboxAct {
  const votes = act.request.votes.map(({ leadId, ...vote }) =>
    leadId === undefined || leadIds.has(leadId) ? vote : { ...vote, leadId },
  )
  return { ...act, request: { ...act.request, votes } }
}
