import type { Table } from 'dexie'
import type { LeadFile } from '../contract/lead-look-up'
import { leadKeys } from '../domain/lead'
import type { CopyRow, HalfdoorDatabase } from './database'
import { putListedLeads } from './directory-store'
import { beginAnew } from './hub-anew'
import { dropLeadRow, forgetLead, rowsAbout } from './hub-forget'
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
    // Also those that were refused: no hub knows them.
    const added = await addedHere(db)
    let isTorn = false
    for (const file of files) isTorn = (await putFile(db, file, { isPending, added, now })) || isTorn
    // What was pulled of one of two people while they were one stands under the other.
    if (isTorn) await beginAnew(db)
    const found = new Set(files.flatMap(({ lead, otherIds }) => [lead.id, ...otherIds]))
    const gone = asked.filter((id) => !found.has(id) && !isPending('lead', id))
    for (const id of gone) await forgetLead(db, id)
  })
}

type IsPending = (noun: string, id: string) => boolean

/** What stands here and the hub does not know yet. */
interface Here {
  isPending: IsPending
  /** Ids of leads that were added here and not told. */
  added: ReadonlySet<string>
  now: number
}

async function addedHere(db: HalfdoorDatabase): Promise<ReadonlySet<string>> {
  const added = new Set<string>()
  await db.outbox.each(({ act }) => void (act.op === 'leadAdd' && added.add(act.lead.id)))
  return added
}

/** True where leads that were one here are not one any more. */
async function putFile(
  db: HalfdoorDatabase,
  file: LeadFile,
  { isPending, added, now }: Here,
): Promise<boolean> {
  const { lead, touchpoints } = file
  const isTorn = await partLeads(db, file, added)
  // A lead that was added here, and that the hub knows by another id, is that one from now on.
  const holders = await db.leads.where('keys').anyOf(leadKeys(lead)).primaryKeys()
  const others = new Set([...file.otherIds, ...holders.filter((id) => added.has(id))])
  others.delete(lead.id)
  for (const id of others) await joinLead(db, id, lead.id, isPending)

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
  // It may have been given under an id of before.
  const ids = [lead.id, ...(await db.aliases.where('leadId').equals(lead.id).primaryKeys())]
  if (!ids.some((id) => isPending('dispute', id))) {
    if (file.dispute) await db.disputes.put(under(file.dispute))
    else await db.disputes.delete(lead.id)
  }
  const { updatedAt, more } = file
  await db.copies.put({ leadId: lead.id, updatedAt, at: now, more })
  return isTorn
}

/**
 * Takes leads apart that are not one at the hub any more. Those that were added here and not told stay joined: the hub
 * cannot name them. True where there were any.
 */
async function partLeads(
  db: HalfdoorDatabase,
  { lead, otherIds }: LeadFile,
  added: ReadonlySet<string>,
): Promise<boolean> {
  const was = await db.aliases.get(lead.id)
  const joined = await db.aliases.where('leadId').equals(lead.id).primaryKeys()
  const parted = joined.filter((id) => !otherIds.includes(id) && !added.has(id))
  await db.aliases.bulkDelete([...(was ? [lead.id] : []), ...parted])
  // The other's row still has the addresses of both, until it is looked up itself.
  const keys = new Set(leadKeys(lead))
  if (was)
    await db.leads
      .where('id')
      .equals(was.leadId)
      .modify((row) => void (row.keys = row.keys.filter((key) => !keys.has(key))))
  return was !== undefined || parted.length > 0
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

/** What was kept under one id is kept under another from now on. */
async function joinLead(
  db: HalfdoorDatabase,
  id: string,
  leadId: string,
  isPending: IsPending,
): Promise<void> {
  await db.aliases.where('leadId').equals(id).modify({ leadId })
  await db.aliases.put({ id, leadId })
  for (const { rows } of rowsAbout(db, id)) await rows.modify((row) => void (row.leadId = leadId))
  const dispute = await db.disputes.get(id)
  if (dispute && (isPending('dispute', id) || !(await db.disputes.get(leadId))))
    await db.disputes.put({ ...dispute, leadId })
  await db.disputes.delete(id)
  await dropLeadRow(db, id)
}

/** How old the copies of these leads are; those that were never looked up are absent. */
export async function copiesOf(db: HalfdoorDatabase, leadIds: readonly string[]): Promise<CopyRow[]> {
  return (await db.copies.bulkGet([...leadIds])).flatMap((row) => row ?? [])
}
