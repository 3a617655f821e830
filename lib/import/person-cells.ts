import { normaliseEmail } from '../domain/email-address'
import type { CrmRecord } from '../domain/lead'
import { recordId } from '../domain/record-id'
import type { Columns } from './columns'
import type { Mapping } from './mapping'
import type { Row } from './row'

/** Addresses of one file repeat; this many are remembered so that each is looked at once. */
const REMEMBERED = 50_000

const known = new Map<string, string | undefined>()

/** The addresses of a row, normalised, without doubles; and the first text that is none. */
export function readEmails(columns: Columns, row: Row): { emails: string[]; bad?: string } {
  const emails: string[] = []
  let bad: string | undefined
  for (const cell of columns.texts(row, 'email'))
    for (const text of cell.split(/[;,\n]/)) {
      if (!text.trim()) continue
      const email = normaliseOnce(text)
      if (!email) bad ??= text.trim().slice(0, 60)
      else if (!emails.includes(email)) emails.push(email)
    }
  return bad === undefined ? { emails } : { emails, bad }
}

function normaliseOnce(text: string): string | undefined {
  if (known.has(text)) return known.get(text)
  if (known.size >= REMEMBERED) known.clear()
  const email = text.length > 400 ? undefined : normaliseEmail(text)
  known.set(text, email)
  return email
}

/** The record that a row's own id stands for, if it has one. */
export function readRecord(columns: Columns, row: Row, mapping: Mapping): CrmRecord | undefined {
  const text = columns.text(row, 'leadId')
  if (!text) return undefined
  const id = recordId(mapping.system, text)
  const url = columns.text(row, 'crmUrl')
  const object = mapping.system === 'salesforce' ? (salesforceObject(id) ?? mapping.object) : mapping.object
  const record = { system: mapping.system, object, id: id.slice(0, 100) }
  return /^https?:\/\//i.test(url) ? { ...record, url: url.slice(0, 2000) } : record
}

/** 00Q begins the ids of leads, 003 those of contacts. */
function salesforceObject(id: string): string | undefined {
  if (id.startsWith('00Q')) return 'lead'
  return id.startsWith('003') ? 'contact' : undefined
}

/** The name of a row: the whole one, else first and last. */
export function readName(columns: Columns, row: Row): string {
  const whole = columns.text(row, 'name')
  if (whole) return whole.slice(0, 300)
  return `${columns.text(row, 'firstName')} ${columns.text(row, 'lastName')}`.trim().slice(0, 300)
}
