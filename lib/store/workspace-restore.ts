import { mergeTouchpoints } from '../import/merge-touchpoints'
import type { Dispute } from '../domain/feedback'
import type { Touchpoint } from '../domain/touchpoint'
import { leadKeys, type Lead } from '../domain/lead'
import type { FileLine, FileNoun } from '../domain/workspace-file'
import { makeAssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'
import { putListedLeads } from './directory-store'
import { makeJourneyRows } from './journey-row'
import { getTouchpoints } from './journey-store'
import { makeLeadRow, type LeadRow } from './lead-row'
import { findLead, findLeadId } from './lead-store'
import { getSettings, seedSettings } from './settings-store'

/** How many of each noun were added. */
export type Restored = Partial<Record<FileNoun, number>>

/**
 * Adds what a file holds and this workspace does not, under the ids of the file; what is here stays as it is, so a file
 * that is read twice changes nothing the second time. A lead whose address or record somebody has here already is that
 * one, and what was said of it goes there. Each batch is one transaction.
 */
export function makeRestore(db: HalfdoorDatabase) {
  /** Leads of the file that are another one here. */
  const others = new Map<string, string>()
  /** Leads that this file added. */
  const mine = new Set<string>()
  /** Disputes that this file added. */
  const disputed = new Set<string>()
  const restored: Restored = {}
  let skipped = 0
  const count = (noun: FileNoun, by = 1) => void (restored[noun] = (restored[noun] ?? 0) + by)
  const here = <Row extends { leadId: string }>(row: Row): Row => ({
    ...row,
    leadId: others.get(row.leadId) ?? row.leadId,
  })

  async function addLead(line: FileLine & { noun: 'lead' }): Promise<void> {
    const { row: lead } = line
    const known = await db.leads.get(lead.id)
    if (known) return mine.has(lead.id) ? renewLead(lead, known) : undefined
    for (const key of leadKeys(lead)) {
      const known = await findLeadId(db, key)
      if (known) return void others.set(lead.id, known)
    }
    await putListedLeads(db, [makeLeadRow(lead, { touchpoints: 0, marketing: 0, chunks: 0 })])
    mine.add(lead.id)
    count('lead')
  }

  /** A lead of this file that comes again, because it changed while the file was written: the later line stands. */
  async function renewLead(lead: Lead, { touchpoints, marketing, chunks }: LeadRow): Promise<void> {
    for (const key of leadKeys(lead)) if (((await findLeadId(db, key)) ?? lead.id) !== lead.id) return
    await putListedLeads(db, [makeLeadRow(lead, { touchpoints, marketing, chunks })])
  }

  async function addTouchpoints(leadId: string, given: readonly Touchpoint[]): Promise<void> {
    const lead = await findLead(db, leadId)
    if (!lead) return void skipped++
    const present = await getTouchpoints(db, leadId)
    const known = new Set(present.map(({ id }) => id))
    const news = given.filter(({ id }) => !known.has(id))
    if (news.length === 0) return
    const all = mergeTouchpoints(present, news)
    const rows = makeJourneyRows(leadId, all)
    const marketing = all.filter(({ side }) => side === 'marketing').length
    await db.journeys.bulkPut(rows)
    await db.leads.put(makeLeadRow(lead, { touchpoints: all.length, marketing, chunks: rows.length }))
    count('touchpoints', news.length)
  }

  async function add(line: FileLine): Promise<void> {
    switch (line.noun) {
      case 'lead':
        return addLead(line)
      case 'touchpoints':
        return addTouchpoints(others.get(line.row.leadId) ?? line.row.leadId, line.row.touchpoints)
      case 'asset':
        return addOnce('assets', line.noun, makeAssetRow(line.row))
      case 'send':
        return addOnce('sends', line.noun, here(line.row))
      case 'feedback':
        return addOnce('feedback', line.noun, here(line.row))
      case 'objection':
        return addOnce('objections', line.noun, here(line.row))
      case 'request':
        return addOnce('requests', line.noun, line.row)
      case 'view':
        return addOnce('views', line.noun, here(line.row))
      case 'dispute':
        return addDispute(here(line.row))
      case 'handoff':
        return addHandoff(line.row)
      case 'reports':
      case 'definition':
      case 'model': {
        if (await db.settings.get(line.noun)) return
        await db.settings.add({ key: line.noun, value: line.row })
        return count(line.noun)
      }
    }
  }

  async function addOnce(
    table: 'assets' | 'sends' | 'feedback' | 'objections' | 'requests' | 'views',
    noun: FileNoun,
    row: { id: string },
  ): Promise<void> {
    if (await db.table(table).get(row.id)) return
    await db.table(table).add(row)
    count(noun)
  }

  /** A local workspace keeps one a lead: of several in the file the newest. */
  async function addDispute(dispute: Dispute): Promise<void> {
    const known = await db.disputes.get(dispute.leadId)
    if (known?.id === dispute.id) return
    if (known) skipped++
    if (known && !(disputed.has(known.id) && known.at < dispute.at)) return
    await db.disputes.put(dispute)
    disputed.add(dispute.id)
    if (!known) count('dispute')
  }

  /** Only where nobody ever saved settings here. */
  async function addHandoff(handoff: (FileLine & { noun: 'handoff' })['row']): Promise<void> {
    if (await db.settings.get('settings')) return
    await seedSettings(db, { ...(await getSettings(db)), handoff })
    count('handoff')
  }

  return {
    restored,
    /** Lines that this workspace has no room for. */
    skipped: () => skipped,
    async addBatch(lines: readonly FileLine[]): Promise<void> {
      await db.transaction('rw', db.tables, async () => {
        for (const line of lines) await add(line)
      })
    },
  }
}
