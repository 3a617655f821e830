import { crmKey, emailKey } from '../domain/lead'
import type { LeadEntry } from '../domain/import-entry'
import type { Touchpoint } from '../domain/touchpoint'

/** Where an entry came from, for the report. */
export interface Place {
  file: number
  lines: number[]
}

/** An entry on its way to the worker: its touchpoints are JSON already, which takes a third of the memory. */
export interface PackedEntry {
  entry: Omit<LeadEntry, 'touchpoints'>
  touchpoints: string[]
  places: Place[]
}

/** Touchpoints held back so that those of one lead go to the worker together and its row is written once. */
export function makeHeldTouchpoints() {
  const held = new Map<string, PackedEntry>()
  // The same entries by what their rows say of the lead: most rows need no second look at it.
  const byWho = new Map<string, PackedEntry>()
  let count = 0

  function push(packed: PackedEntry, touchpoint: Touchpoint, file: number, line: number): void {
    packed.touchpoints.push(JSON.stringify(touchpoint))
    placeOf(packed, file).lines.push(line)
    count++
  }

  return {
    get count() {
      return count
    },
    /** True where rows that say the same of their lead have come before. */
    knows: (who: string) => byWho.has(who),
    /** Keeps a touchpoint for a lead that is known by `who`. */
    addKnown(who: string, touchpoint: Touchpoint, file: number, line: number): void {
      push(byWho.get(who)!, touchpoint, file, line)
    },
    /** Keeps the touchpoints of a row under its lead's first key, the CRM record before the address. */
    add(who: string, { touchpoints, ...entry }: LeadEntry, file: number, line: number): void {
      const key = keysOf(entry)[0]!
      const present = held.get(key)
      const packed = present ?? { entry, touchpoints: [], places: [] }
      if (present) fillGaps(present.entry, entry)
      else held.set(key, packed)
      byWho.set(who, packed)
      for (const touchpoint of touchpoints) push(packed, touchpoint, file, line)
    },
    /** Takes out what is held for a lead. */
    take(entry: Omit<LeadEntry, 'touchpoints'>): PackedEntry[] {
      const found: PackedEntry[] = []
      if (count === 0) return found
      byWho.clear()
      for (const key of keysOf(entry)) {
        const packed = held.get(key)
        if (!packed) continue
        held.delete(key)
        count -= packed.touchpoints.length
        found.push(packed)
      }
      return found
    },
    /** Takes out everything, lead by lead. */
    *drain(): Generator<PackedEntry> {
      byWho.clear()
      for (const [key, packed] of held) {
        held.delete(key)
        count -= packed.touchpoints.length
        yield packed
      }
    },
  }
}
export type HeldTouchpoints = ReturnType<typeof makeHeldTouchpoints>

function keysOf({ draft }: Pick<LeadEntry, 'draft'>): string[] {
  return [...draft.crm.map(crmKey), ...draft.emails.map(emailKey)]
}

function placeOf(packed: PackedEntry, file: number): Place {
  const last = packed.places.at(-1)
  if (last?.file === file) return last
  const place = { file, lines: [] }
  packed.places.push(place)
  return place
}

/** Another row about the same lead may know its name or an address that the first did not. */
function fillGaps(present: Omit<LeadEntry, 'touchpoints'>, added: Omit<LeadEntry, 'touchpoints'>): void {
  present.draft.name ||= added.draft.name
  present.draft.company ||= added.draft.company
  present.draft.title ||= added.draft.title
  for (const email of added.draft.emails)
    if (!present.draft.emails.includes(email)) present.draft.emails.push(email)
  present.adds ||= added.adds
}
