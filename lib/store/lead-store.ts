import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { leadKeys, type Lead } from '../domain/lead'
import { putListedLeads } from './directory-store'
import { LeadRow, makeLeadRow } from './lead-row'
import { addAct } from './outbox-store'

/** The leads that any of these keys belongs to, each once, in the order of the keys. */
export async function findLeadsByKeys(db: HalfdoorDatabase, keys: readonly string[]): Promise<LeadRow[]> {
  const rows = await Promise.all(keys.map((key) => db.leads.where('keys').equals(key).first()))
  const found = new Map(rows.flatMap((row) => (row ? [[row.id, LeadRow.parse(row)] as const] : [])))
  return [...found.values()]
}

/** The id of the lead that a key belongs to, without reading the row. */
export async function findLeadId(db: HalfdoorDatabase, key: string): Promise<string | undefined> {
  return (await db.leads.where('keys').equals(key).primaryKeys())[0]
}

/** A lead by id, also by one that it had before it was found to be another's; undefined where it is gone. */
export async function findLead(db: HalfdoorDatabase, id: string): Promise<LeadRow | undefined> {
  const row = (await db.leads.get(id)) ?? (db.isHubCopy ? await findByAlias(db, id) : undefined)
  return row && LeadRow.parse(row)
}

async function findByAlias(db: HalfdoorDatabase, id: string): Promise<LeadRow | undefined> {
  const alias = await db.aliases.get(id)
  return alias && db.leads.get(alias.leadId)
}

/** A lead by id. Throws where it is gone, in words for the rep. */
export async function getLead(db: HalfdoorDatabase, id: string): Promise<LeadRow> {
  const row = await findLead(db, id)
  if (!row) throw new ExpectedError('This lead is no longer in the workspace. Look it up again.')
  return row
}

/** Adds a lead without touchpoints, unless one of its keys is known; answers the id. One transaction, so no two get one key. */
export async function findOrAddLead(db: HalfdoorDatabase, lead: Lead): Promise<string> {
  return db.transaction('rw', db.leads, db.directory, db.outbox, async () => {
    for (const key of leadKeys(lead)) {
      const known = await findLeadId(db, key)
      if (known) return known
    }
    await putListedLeads(db, [makeLeadRow(lead, { touchpoints: 0, marketing: 0, chunks: 0 })])
    await addAct(db, { op: 'leadAdd', lead }, lead.createdAt)
    return lead.id
  })
}
