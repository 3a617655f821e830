import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { leadKeys, type Lead } from '../domain/lead'
import { fold, LeadRow, makeLeadRow } from './lead-row'

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

/** A lead by id, or undefined where it is gone. */
export async function findLead(db: HalfdoorDatabase, id: string): Promise<LeadRow | undefined> {
  const row = await db.leads.get(id)
  return row && LeadRow.parse(row)
}

/** A lead by id. Throws where it is gone, in words for the rep. */
export async function getLead(db: HalfdoorDatabase, id: string): Promise<LeadRow> {
  const row = await findLead(db, id)
  if (!row) throw new ExpectedError('This lead is no longer in the workspace. Look it up again.')
  return row
}

/** Adds a lead without touchpoints, unless one of its keys is known; answers the id. One transaction, so no two get one key. */
export async function findOrAddLead(db: HalfdoorDatabase, lead: Lead): Promise<string> {
  return db.transaction('rw', db.leads, async () => {
    for (const key of leadKeys(lead)) {
      const known = await findLeadId(db, key)
      if (known) return known
    }
    return db.leads.add(makeLeadRow(lead, { touchpoints: 0, marketing: 0, chunks: 0 }))
  })
}

const MOST_MATCHES = 200

/** Leads whose name, company or address fits what is typed so far: every word must begin a word of the lead. */
export async function searchLeads(db: HalfdoorDatabase, text: string, limit: number): Promise<LeadRow[]> {
  const trimmed = text.trim()
  if (!trimmed) return []
  if (trimmed.includes('@')) return parse(await byAddress(db, trimmed.toLowerCase(), limit))
  const all = fold(trimmed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  // An initial stands in no index; beside a longer word it says little.
  const longer = all.filter((word) => word.length > 1)
  const typed = longer.length ? longer : all
  // The longest word is the rarest: it picks the rows, the others sift them.
  const rarest = typed.reduce((a, b) => (b.length > a.length ? b : a), '')
  if (!rarest) return []
  const fits = (row: LeadRow) => typed.every((word) => row.words.some((known) => known.startsWith(word)))
  const rows = await db.leads
    .where('words')
    .startsWith(rarest)
    .filter(fits)
    .limit(MOST_MATCHES)
    .distinct()
    .toArray()
  const named = [...rows, ...(rows.length ? [] : await byAddress(db, trimmed.toLowerCase(), limit))]
  return parse(named.sort((a, b) => a.name.localeCompare(b.name)).slice(0, limit))
}

function byAddress(db: HalfdoorDatabase, start: string, limit: number): Promise<LeadRow[]> {
  return db.leads.where('keys').startsWith(`email:${start}`).limit(limit).distinct().toArray()
}

function parse(rows: LeadRow[]): LeadRow[] {
  return rows.map((row) => LeadRow.parse(row))
}
