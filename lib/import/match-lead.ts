import { isRoleAddress } from '../domain/email-address'
import type { LeadDraft } from '../domain/import-entry'
import { crmKey, emailKey, type Lead } from '../domain/lead'
import { fold } from '../domain/lead-words'

/** The record system of ids that only a file knows: the same number in two files may be two people. */
const FILE_SYSTEM = 'file'

export type Match =
  /** The stored lead it is, with the draft as it may be merged. */
  | { kind: 'known'; lead: Lead; draft: LeadDraft; note?: string }
  | { kind: 'new'; draft: LeadDraft; note?: string }
  | { kind: 'refused'; reason: string }

/** The ids of the leads that a draft's keys point at; all are needed to decide which it is. */
export function candidateIds(draft: LeadDraft, find: (key: string) => string | undefined): string[] {
  const keys = [...draft.crm.map(crmKey), ...draft.emails.map(emailKey)]
  return [...new Set(keys.flatMap((key) => find(key) ?? []))]
}

/**
 * Which lead a draft is: the one with its CRM record, else the one with its address. An address behind which stands
 * a function (`info@`) makes nobody the same person as somebody of another name. A key stays with the lead that has
 * it: the draft comes back without keys of others.
 */
export function matchLead(
  draft: LeadDraft,
  find: (key: string) => string | undefined,
  get: (id: string) => Lead | undefined,
): Match {
  const holder = (key: string) => {
    const id = find(key)
    return id === undefined ? undefined : get(id)
  }
  const record = draft.crm.find((each) => holder(crmKey(each)))
  const byRecord = record && holder(crmKey(record))
  if (record && byRecord && record.system === FILE_SYSTEM && isSomebodyElse(byRecord, draft))
    return {
      kind: 'refused',
      reason: `ID ${record.id} belongs to ${byRecord.name} already. If this is another list, say so under “IDs come from”.`,
    }
  const ownAddress = draft.emails.find((email) => {
    const lead = holder(emailKey(email))
    return lead && !(isRoleAddress(email) && hasOtherName(lead, draft))
  })
  const lead = byRecord ?? (ownAddress === undefined ? undefined : holder(emailKey(ownAddress)))
  const taken = draft.emails.filter((email) => {
    const other = holder(emailKey(email))
    return other && other.id !== lead?.id
  })
  const [first] = taken
  if (first === undefined) return lead ? { kind: 'known', lead, draft } : { kind: 'new', draft }
  const rest = { ...draft, emails: draft.emails.filter((email) => !taken.includes(email)) }
  const note = `${first} belongs to ${holder(emailKey(first))!.name} already; left out here.`
  if (lead) return { kind: 'known', lead, draft: rest, note }
  return {
    kind: 'new',
    draft: rest.crm.length + rest.emails.length > 0 ? rest : withOwnKey(rest, first),
    note,
  }
}

/** Somebody who shares all of their addresses is found again by address and name together. */
function withOwnKey(draft: LeadDraft, email: string): LeadDraft {
  return { ...draft, crm: [sharedRecord(draft, email)] }
}

/** The record that stands for a person behind a shared address. */
export function sharedRecord(draft: Pick<LeadDraft, 'name'>, email: string): Lead['crm'][number] {
  return { system: FILE_SYSTEM, object: 'shared', id: `${email} ${fold(draft.name)}`.slice(0, 100) }
}

function isSomebodyElse(lead: Lead, draft: LeadDraft): boolean {
  const sharesAddress = draft.emails.some((email) => lead.emails.includes(email))
  return lead.emails.length > 0 && draft.emails.length > 0 && !sharesAddress && hasOtherName(lead, draft)
}

function hasOtherName(lead: Lead, draft: LeadDraft): boolean {
  return draft.name !== '' && lead.name !== '' && fold(draft.name) !== fold(lead.name)
}
