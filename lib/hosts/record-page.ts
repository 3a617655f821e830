import type { Reading } from '../domain/reading'
import type { Found } from './adapter'
import { type Probe, probePeople, probeText, type Search } from './probe'
import { piercing } from './shadow'
import { pickPane } from './visible'

/** Where a CRM shows the person of a record. Flat data. */
export interface RecordSelectors {
  /** The record in front; others stay mounted behind it. Selectors in order. */
  panes: readonly string[]
  /** Related lists and activities inside the pane: other people's addresses. */
  skip: string
  email: readonly Probe[]
  name: readonly Probe[]
  title?: readonly Probe[]
  company?: readonly Probe[]
}

/** The URL is the truth about which record this is. */
const BY_URL = 0.95

/**
 * Reads a CRM record. `record` is what the URL says; the address on the page confirms. Where the title ("Ann Lead |
 * Lead | Salesforce") names somebody else, the pane still shows the record before.
 */
export function readRecord(
  page: Document,
  record: Reading['record'],
  crm: RecordSelectors,
  health: Record<string, number>,
): Found {
  const pane = record && pickPane(page, crm.panes)
  if (!pane) return { state: record ? 'notReady' : 'notFound', record }
  if (!/lead|contact/.test(record.object)) return { state: 'notFound', record }
  const search: Search = { all: piercing(pane), skip: crm.skip, health }
  const addresses = probePeople(search, crm.email, 'record')
  const name = probeText(search, crm.name)
  if (!addresses.length && !name) return { state: 'changed', record }
  const [titled = '', , app] = page.title.split(' | ')
  if (app && name && !name.includes(titled)) return { state: 'notReady', record }
  const person = {
    name,
    title: probeText(search, crm.title),
    company: probeText(search, crm.company),
    role: 'record' as const,
    confidence: BY_URL,
    via: ['url'],
  }
  return { state: 'ready', record, people: [person, ...addresses] }
}
