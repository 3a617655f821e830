import {
  emptyOutcome,
  type ImportCounts,
  type LeadDraft,
  type LeadEntry,
  type MergeOutcome,
} from '../domain/import-entry'
import { crmKey, leadKeys, type Lead } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import { makeId } from '../platform/id'
import { matchLead, sharedRecord } from './match-lead'
import { makeLead, mergeLead } from './merge-lead'
import { mergeTouchpoints } from './merge-touchpoints'

type Find = (key: string) => string | undefined

/** A lead while its batch is merged. `Row` is a lead as the home stores it. */
export interface Slot<Row extends Lead = Lead> {
  row: Row
  /** Those stored, then all; a new lead begins with none. */
  touchpoints: Touchpoint[]
  isChanged: boolean
  /** New to the directory, or by another name, company or key there. */
  isListed: boolean
  hasNewTouchpoints: boolean
}

/** Somebody kept apart from others behind a shared address earlier is known by that. */
export function withSharedKey(draft: LeadDraft, find: Find): LeadDraft {
  if (draft.crm.length > 0 || !draft.name) return draft
  const shared = draft.emails
    .map((email) => sharedRecord(draft, email))
    .find((record) => find(crmKey(record)))
  return shared ? { ...draft, crm: [shared] } : draft
}

export interface Matched<Row extends Lead = Lead> {
  outcome: MergeOutcome
  /** The slot of each entry; none for a refused one. */
  slotOf: (Slot<Row> | undefined)[]
  slots: Set<Slot<Row>>
  /** Stored leads that get touchpoints. */
  wanting: Set<string>
}

export interface Merged<Row extends Lead = Lead> {
  outcome: MergeOutcome
  slots: Set<Slot<Row>>
}

/** What the home of the leads knows and does. */
export interface LeadHome<Row extends Lead> {
  /** The stored lead that has a key. */
  find: Find
  /** Stored leads by their ids. */
  rows: ReadonlyMap<string, Row>
  /** A lead as this home stores it; `stored` is how it stood before. */
  makeRow(lead: Lead, stored: Row | undefined): Row
}

/** Finds or makes the lead of every entry. Entries of one batch see each other's leads. */
export function matchEntries<Row extends Lead>(
  entries: readonly LeadEntry[],
  drafts: readonly LeadDraft[],
  home: LeadHome<Row>,
  now: number,
): Matched<Row> {
  const { rows } = home
  const outcome = emptyOutcome()
  const slots = new Map<string, Slot<Row>>()
  const keys = new Map<string, string>()
  const wanting = new Set<string>()
  const find = (key: string) => keys.get(key) ?? home.find(key)
  const get = (id: string) => slots.get(id)?.row ?? rows.get(id)
  // Rows written in the order of their ids cost the disk a tenth less.
  const newIds = entries.map(() => makeId(now)).sort()
  const slotOf = entries.map((entry, index) => {
    const match = matchLead(withSharedKey(drafts[index]!, find), find, get)
    if (match.kind === 'refused' || (match.kind === 'new' && !entry.adds)) {
      outcome.refused.push({ index, reason: match.kind === 'refused' ? match.reason : noLead(entry.draft) })
      return undefined
    }
    if (match.note) outcome.notes.push({ index, reason: match.note })
    const isNew = match.kind === 'new'
    const lead = isNew
      ? makeLead(match.draft, newIds[index]!, now)
      : mergeLead(match.lead, match.draft, entry.about, now)
    const stored = isNew ? undefined : get(lead.id)
    const isSame = !isNew && lead === match.lead
    count(outcome.leads, isNew ? 'added' : isSame ? 'same' : 'changed', entry.about, isNew)
    const slot = slots.get(lead.id) ?? {
      row: stored!,
      touchpoints: [],
      isChanged: false,
      isListed: false,
      hasNewTouchpoints: false,
    }
    slots.set(lead.id, slot)
    if (!isSame) {
      slot.row = home.makeRow(lead, stored)
      slot.isChanged = true
      slot.isListed ||= !stored || isListedAnew(stored, slot.row)
      for (const key of leadKeys(slot.row)) keys.set(key, lead.id)
    }
    if (entry.touchpoints.length > 0 && rows.has(lead.id)) wanting.add(lead.id)
    return slot
  })
  return { outcome, slotOf, slots: new Set(slots.values()), wanting }
}

function isListedAnew(before: Lead, after: Lead): boolean {
  return (
    before.name !== after.name ||
    before.company !== after.company ||
    before.emails.length !== after.emails.length ||
    before.crm.length !== after.crm.length
  )
}

function noLead({ crm }: LeadDraft): string {
  return crm[0] ? `No lead has the ID ${crm[0].id}. Import the leads first.` : 'No lead has this address.'
}

/** In a file of touchpoints the leads that were there already are not counted: it is not about them. */
function count(
  counts: ImportCounts,
  what: keyof ImportCounts,
  about: LeadEntry['about'],
  isNew: boolean,
): void {
  if (about === 'lead' || isNew) counts[what]++
}

/** Adds the touchpoints of every entry to its lead, by their ids. */
export function applyTouchpoints<Row extends Lead>(
  entries: readonly LeadEntry[],
  matched: Matched<Row>,
  present: ReadonlyMap<string, Touchpoint[]>,
): Merged<Row> {
  const { outcome, slotOf, slots } = matched
  for (const slot of slots) slot.touchpoints = present.get(slot.row.id) ?? []
  for (const [index, entry] of entries.entries()) {
    const slot = slotOf[index]
    if (!slot || entry.touchpoints.length === 0) continue
    const merged = mergeTouchpoints(slot.touchpoints, entry.touchpoints)
    if (merged.length === slot.touchpoints.length + entry.touchpoints.length) {
      // All of them new: nothing to compare.
      outcome.touchpoints.added += entry.touchpoints.length
      slot.touchpoints = merged
    } else {
      const news = sortOut(slot.touchpoints, entry.touchpoints, outcome.touchpoints)
      if (news.length === 0) continue
      slot.touchpoints = mergeTouchpoints(slot.touchpoints, news)
    }
    slot.hasNewTouchpoints = true
  }
  return { outcome, slots }
}

/** The touchpoints that are new or say something else than before. */
function sortOut(
  present: readonly Touchpoint[],
  added: readonly Touchpoint[],
  counts: ImportCounts,
): Touchpoint[] {
  const known = new Map(present.map((touchpoint) => [touchpoint.id, touchpoint]))
  return added.filter((touchpoint) => {
    const before = known.get(touchpoint.id)
    known.set(touchpoint.id, touchpoint)
    const what = !before ? 'added' : isSameTouchpoint(before, touchpoint) ? 'same' : 'changed'
    counts[what]++
    return what !== 'same'
  })
}

function isSameTouchpoint(a: Touchpoint, b: Touchpoint): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Touchpoint)[])
  return [...names].every(
    (name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]),
  )
}
