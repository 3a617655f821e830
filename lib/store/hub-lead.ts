import type { Table } from 'dexie'
import type { LeadFile } from '../contract/lead-look-up'
import { leadKeys } from '../domain/lead'
import type { CopyRow, HalfdoorDatabase } from './database'
import { putListedLeads, unlistLeads } from './directory-store'
import { makeJourneyRows } from './journey-row'
import { makeLeadRow } from './lead-row'
import { pendingRows } from './pending-rows'

/**
 * Puts what a look-up answered in place of what was copied before, in one transaction: the leads with all that is about
 * them, and without those of `asked` that nobody knows there any more. Rows with acts that wait keep as they are.
 */
export async function putLeadFiles(
  db: HalfdoorDatabase,
  files: readonly LeadFile[],
  asked: readonly string[],
  now: number,
): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    const pending = await pendingRows(db)
    const isPending = (noun: string, id: string) => pending.has(`${noun}:${id}`)
    for (const file of files) await putFile(db, file, isPending, now)
    const found = new Set(files.flatMap(({ lead, otherIds }) => [lead.id, ...otherIds]))
    const gone = asked.filter((id) => !found.has(id) && !isPending('lead', id))
    for (const id of gone) await forgetLead(db, id)
  })
}

type IsPending = (noun: string, id: string) => boolean

async function putFile(
  db: HalfdoorDatabase,
  file: LeadFile,
  isPending: IsPending,
  now: number,
): Promise<void> {
  const { lead, touchpoints } = file
  // A lead that was added here, and that the hub knows by another id, is that one from now on.
  const holders = await db.leads.where('keys').anyOf(leadKeys(lead)).primaryKeys()
  const others = new Set([...file.otherIds, ...holders].filter((id) => id !== lead.id))
  for (const id of others) await joinLead(db, id, lead.id)

  const rows = makeJourneyRows(lead.id, touchpoints)
  const marketing = touchpoints.filter(({ side }) => side === 'marketing').length
  const counts = { touchpoints: touchpoints.length, marketing, chunks: rows.length }
  const row = makeLeadRow(lead, counts)
  const before = await db.leads.get(lead.id)
  if (
    before &&
    JSON.stringify([before.name, before.company, before.keys]) ===
      JSON.stringify([row.name, row.company, row.keys])
  )
    await db.leads.put(row)
  else await putListedLeads(db, [row])
  await db.journeys.where('[leadId+chunk]').between([lead.id, 0], [lead.id, Infinity]).delete()
  await db.journeys.bulkPut(rows)

  const under = <Row extends { leadId: string }>(row: Row): Row => ({ ...row, leadId: lead.id })
  await replace(db.feedback, 'feedback', lead.id, file.feedback.map(under), isPending)
  await replace(db.sends, 'send', lead.id, file.sends.map(under), isPending)
  await replace(db.objections, 'objection', lead.id, file.objections.map(under), isPending)
  await replace(db.views, 'view', lead.id, file.views.map(under), isPending)
  if (!isPending('dispute', lead.id)) {
    if (file.dispute) await db.disputes.put(under(file.dispute))
    else await db.disputes.delete(lead.id)
  }
  const { updatedAt, more } = file
  await db.copies.put({ leadId: lead.id, updatedAt, at: now, more })
}

async function replace<Row extends { id: string; leadId: string }>(
  table: Table<Row, string>,
  noun: string,
  leadId: string,
  rows: readonly Row[],
  isPending: IsPending,
): Promise<void> {
  const stays = ({ id }: Row) => isPending(noun, id)
  const listed = table.where('[leadId+at]').between([leadId, 0], [leadId, Infinity])
  await listed.filter((row) => !stays(row)).delete()
  await table.bulkPut(rows.filter((row) => !stays(row)))
}

const ABOUT_LEADS = ['feedback', 'sends', 'objections', 'views'] as const

/** What was kept under one id is kept under another from now on. */
async function joinLead(db: HalfdoorDatabase, id: string, leadId: string): Promise<void> {
  await db.aliases.where('leadId').equals(id).modify({ leadId })
  await db.aliases.put({ id, leadId })
  for (const name of ABOUT_LEADS) {
    const table = db[name] as Table<{ leadId: string }, string>
    const listed = table.where('[leadId+at]').between([id, 0], [id, Infinity])
    await listed.modify((row) => void (row.leadId = leadId))
  }
  const dispute = await db.disputes.get(id)
  if (dispute && !(await db.disputes.get(leadId))) await db.disputes.put({ ...dispute, leadId })
  await db.disputes.delete(id)
  await dropRow(db, id)
}

async function forgetLead(db: HalfdoorDatabase, id: string): Promise<void> {
  for (const name of ABOUT_LEADS)
    await db[name].where('[leadId+at]').between([id, 0], [id, Infinity]).delete()
  await db.disputes.delete(id)
  await dropRow(db, id)
}

async function dropRow(db: HalfdoorDatabase, id: string): Promise<void> {
  if (await db.leads.get(id)) await unlistLeads(db, (each) => each === id)
  await db.leads.delete(id)
  await db.journeys.where('[leadId+chunk]').between([id, 0], [id, Infinity]).delete()
  await db.copies.delete(id)
}

/** How old the copies of these leads are; those that were never looked up are absent. */
export async function copiesOf(db: HalfdoorDatabase, leadIds: readonly string[]): Promise<CopyRow[]> {
  return (await db.copies.bulkGet([...leadIds])).flatMap((row) => row ?? [])
}
