import type { LeadDraft, LeadEntry } from '../domain/import-entry'
import { crmKey, type Anchor, type Lead } from '../domain/lead'

const TEXTS = [
  'title', 'company', 'phone', 'crmStage', 'crmStatus', 'owner', 'source', 'campaign', 'persona', 'industry',
  'country', 'language',
] as const // prettier-ignore

/** A new lead of a draft. Without a name it is called by its address, else by its id. */
export function makeLead(draft: LeadDraft, id: string, now: number): Lead {
  const { anchors, createdAt, name, ...rest } = draft
  return {
    ...rest,
    id,
    name: name || stopgapName(draft),
    anchors: anchors.map((anchor) => ({ kind: anchor.kind, at: anchor.at ?? now })),
    createdAt: createdAt ?? now,
    updatedAt: now,
  }
}

/** What a lead without a name is called. */
export function stopgapName({ emails, crm }: Pick<Lead, 'emails' | 'crm'>): string {
  const [email] = emails
  return email ? email.slice(0, email.lastIndexOf('@')) : `Lead ${crm[0]?.id.slice(0, 8) ?? ''}`.trim()
}

/**
 * A stored lead with what a draft adds. In a file about leads a filled cell replaces the older word; in a file of
 * touchpoints it only fills a gap. Addresses, records and facts are added, never taken away. The same object comes
 * back where nothing changes.
 */
export function mergeLead(present: Lead, draft: LeadDraft, about: LeadEntry['about'], now: number): Lead {
  const changes: Partial<Lead> = {}
  const replaces = about === 'lead'
  const hasStopgap = present.name === '' || present.name === stopgapName(present)
  if (draft.name && draft.name !== present.name && (replaces || hasStopgap)) changes.name = draft.name
  for (const field of TEXTS) {
    const text = draft[field]
    if (text && text !== present[field] && (replaces || !present[field])) changes[field] = text
  }
  if (draft.optOut && !present.optOut) changes.optOut = true
  if (draft.createdAt !== undefined && draft.createdAt < present.createdAt)
    changes.createdAt = draft.createdAt
  const emails = draft.emails.filter((email) => !present.emails.includes(email))
  if (emails.length > 0) changes.emails = [...present.emails, ...emails]
  const crm = mergeRecords(present.crm, draft.crm)
  if (crm !== present.crm) changes.crm = crm
  const anchors = mergeAnchors(present.anchors, draft.anchors, now)
  if (anchors !== present.anchors) changes.anchors = anchors
  return Object.keys(changes).length > 0 ? { ...present, ...changes, updatedAt: now } : present
}

function mergeRecords(present: Lead['crm'], added: Lead['crm']): Lead['crm'] {
  const byKey = new Map(present.map((record) => [crmKey(record), record]))
  let changed = false
  for (const record of added) {
    const known = byKey.get(crmKey(record))
    if (known && (!record.url || record.url === known.url)) continue
    byKey.set(crmKey(record), { ...known, ...record })
    changed = true
  }
  return changed ? [...byKey.values()] : present
}

/**
 * A fact with a time replaces nothing but itself. One without is news unless the latest fact is of its kind: SQL,
 * unqualified, SQL again are three. Of several without a time in one row the last says how things stand; those
 * before it are news where their kind is unknown, and then what follows them as well, so that their order stays.
 */
function mergeAnchors(present: Anchor[], added: LeadDraft['anchors'], now: number): Anchor[] {
  const dated = added.filter(
    ({ kind, at }) => at !== undefined && present.every((anchor) => anchor.kind !== kind || anchor.at !== at),
  )
  const undated = added.filter(({ at }) => at === undefined)
  const latest = present
    .filter((anchor) => anchor.at <= now)
    .reduce<Anchor | undefined>((best, anchor) => (best && best.at > anchor.at ? best : anchor), undefined)
  const firstUnknown = undated.findIndex(({ kind }) => present.every((anchor) => anchor.kind !== kind))
  const isTurn = undated.length > 0 && undated.at(-1)!.kind !== latest?.kind
  const told = firstUnknown >= 0 ? undated.slice(firstUnknown) : isTurn ? undated.slice(-1) : []
  const news = added.filter((anchor) => dated.includes(anchor) || told.includes(anchor))
  return news.length > 0 ? [...present, ...news.map(({ kind, at }) => ({ kind, at: at ?? now }))] : present
}
