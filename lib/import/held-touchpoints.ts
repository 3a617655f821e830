import { crmKey, emailKey } from '../domain/lead'
import type { LeadEntry } from '../domain/import-entry'
import { packRow } from './plain-row'
import type { Row } from './row'

/** A lead as rows of touchpoints tell it, and those rows, not read any further yet. */
export interface HeldLead {
  entry: Omit<LeadEntry, 'touchpoints'>
  /** For each row: its file, its line, and the row as one text (see `packRow`). */
  files: number[]
  lines: number[]
  texts: string[]
}

/** Rows of touchpoints held back so that those of one lead go to the worker together and its row is written once. */
export function makeHeldTouchpoints() {
  const held = new Map<string, HeldLead>()
  // The same leads by what their rows say of them: most rows need no second look at that.
  const byWho = new Map<string, HeldLead>()
  let count = 0

  function push(lead: HeldLead, file: number, row: Row): void {
    lead.files.push(file)
    lead.lines.push(row.line)
    lead.texts.push(packRow(row))
    count++
  }

  return {
    get count() {
      return count
    },
    /** Keeps a row of a lead that is known by `who`; false where it is not. */
    addKnown(who: string, file: number, row: Row): boolean {
      const lead = byWho.get(who)
      if (lead) push(lead, file, row)
      return lead !== undefined
    },
    /** Keeps a row under its lead's first key, the CRM record before the address. */
    add(who: string, entry: HeldLead['entry'], file: number, row: Row): void {
      const key = keysOf(entry)[0]!
      const present = held.get(key)
      const lead = present ?? { entry, files: [], lines: [], texts: [] }
      if (present) fillGaps(present.entry, entry)
      else held.set(key, lead)
      byWho.set(who, lead)
      push(lead, file, row)
    },
    /** Takes out what is held for a lead. */
    take(entry: HeldLead['entry']): HeldLead[] {
      if (count === 0) return []
      byWho.clear()
      return keysOf(entry).flatMap((key) => {
        const lead = held.get(key)
        if (!lead) return []
        held.delete(key)
        count -= lead.texts.length
        return [lead]
      })
    },
    /** Takes out everything, lead by lead. */
    *drain(): Generator<HeldLead> {
      byWho.clear()
      for (const [key, lead] of held) {
        held.delete(key)
        count -= lead.texts.length
        yield lead
      }
    },
  }
}
export type HeldTouchpoints = ReturnType<typeof makeHeldTouchpoints>

function keysOf({ draft }: HeldLead['entry']): string[] {
  return [...draft.crm.map(crmKey), ...draft.emails.map(emailKey)]
}

/** Another row about the same lead may know its name or an address that the first did not. */
function fillGaps(present: HeldLead['entry'], added: HeldLead['entry']): void {
  present.draft.name ||= added.draft.name
  present.draft.company ||= added.draft.company
  present.draft.title ||= added.draft.title
  for (const email of added.draft.emails)
    if (!present.draft.emails.includes(email)) present.draft.emails.push(email)
  present.adds ||= added.adds
}
