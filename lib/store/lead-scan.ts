import { Dexie } from 'dexie'
import type { CountedTouch } from '../domain/definition/check-rule'
import type { DefinedLead } from '../domain/definition/lead-subject'
import { Lead } from '../domain/lead'
import { Touchpoint } from '../domain/touchpoint'
import type { HalfdoorDatabase } from './database'
import { readLeadPages } from './lead-pages'

/** How long what was read is kept for the next question. */
const KEPT_MS = 60_000

const SCANNED = {
  lead: Lead.omit({ crm: true, createdAt: true, updatedAt: true }),
  touchpoint: Touchpoint.pick({ type: true, at: true, grade: true }),
  size: 1000,
}

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

/** A scan over a database. What it read is kept for a minute, and forgotten when leads or touchpoints are written, or the signal aborts. */
export function makeLeadScan(db: HalfdoorDatabase, signal: AbortSignal): LeadScan {
  let held: { withTouchpoints: boolean; people: Promise<readonly Scanned[]> } | undefined
  let ends: ReturnType<typeof setTimeout> | undefined
  const forget = () => (held = undefined)
  const parts = [`idb://${db.name}/leads/`, `idb://${db.name}/journeys/`]
  const look = (changed: object) => {
    if ('all' in changed || Object.keys(changed).some((key) => parts.some((part) => key.startsWith(part))))
      forget()
  }
  Dexie.on('storagemutated', look)
  signal.addEventListener('abort', () => {
    Dexie.on('storagemutated').unsubscribe(look)
    clearTimeout(ends)
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
  const shape = withTouchpoints ? SCANNED : { ...SCANNED, touchpoint: undefined }
  for await (const page of readLeadPages(db, shape)) all.push(...page)
  return all
}
