import { Dexie } from 'dexie'
import { z } from 'zod'
import type { CountedTouch } from '../domain/definition/check-rule'
import type { DefinedLead } from '../domain/definition/lead-subject'
import { Lead } from '../domain/lead'
import { Touchpoint } from '../domain/touchpoint'
import type { HalfdoorDatabase } from './database'

/** Leads of one read: small enough that other messages are answered in between. */
const PAGE = 1000
/** How long what was read is kept for the next question. */
const KEPT_MS = 60_000

const ScannedLead = Lead.omit({ crm: true, createdAt: true, updatedAt: true })
const ScannedJourney = z.object({
  leadId: z.string(),
  touchpoints: z.array(Touchpoint.pick({ type: true, at: true, grade: true })),
})

/** A lead with what a definition looks at of its touchpoints, oldest first. */
export interface Scanned {
  lead: DefinedLead
  touchpoints: readonly CountedTouch[]
}

/** All leads at once, for questions that are asked again and again while somebody writes a definition. */
export interface LeadScan {
  /** Every lead; with touchpoints only where these are wanted, since reading them takes far longer. */
  read(withTouchpoints: boolean): Promise<readonly Scanned[]>
}

/** A scan over a database. What it read is kept for a minute, and forgotten when leads or touchpoints are written. */
export function makeLeadScan(db: HalfdoorDatabase): LeadScan {
  let held: { withTouchpoints: boolean; people: Promise<readonly Scanned[]> } | undefined
  let ends: ReturnType<typeof setTimeout> | undefined
  const forget = () => (held = undefined)
  const parts = [`idb://${db.name}/leads/`, `idb://${db.name}/journeys/`]
  Dexie.on('storagemutated', (changed: object) => {
    if ('all' in changed || Object.keys(changed).some((key) => parts.some((part) => key.startsWith(part))))
      forget()
  })
  return {
    read(withTouchpoints) {
      clearTimeout(ends)
      ends = setTimeout(forget, KEPT_MS)
      if (!held || (withTouchpoints && !held.withTouchpoints)) {
        const people = readAll(db, withTouchpoints)
        held = { withTouchpoints, people }
        // A failed read is not kept: the next question tries again.
        people.catch(forget)
      }
      return held.people
    },
  }
}

async function readAll(db: HalfdoorDatabase, withTouchpoints: boolean): Promise<Scanned[]> {
  const all: Scanned[] = []
  for (let last = ''; ;) {
    const page = await db.leads.where('id').above(last).limit(PAGE).toArray()
    if (page.length === 0) return all
    const [first, end] = [page[0]!.id, page.at(-1)!.id]
    const touchpoints = withTouchpoints ? await touchpointsBetween(db, first, end) : undefined
    for (const row of page) {
      const lead = ScannedLead.parse(row)
      all.push({ lead, touchpoints: touchpoints?.get(lead.id) ?? [] })
    }
    last = end
  }
}

async function touchpointsBetween(
  db: HalfdoorDatabase,
  first: string,
  last: string,
): Promise<Map<string, CountedTouch[]>> {
  const rows = await db.journeys.where('[leadId+chunk]').between([first, 0], [last, Infinity]).toArray()
  const byLead = new Map<string, CountedTouch[]>()
  for (const row of rows) {
    const { leadId, touchpoints } = ScannedJourney.parse(row)
    const before = byLead.get(leadId)
    byLead.set(leadId, before ? [...before, ...touchpoints] : touchpoints)
  }
  return byLead
}
