import type { LeadEntry } from '../domain/import-entry'
import { usualSide, type Touchpoint } from '../domain/touchpoint'
import type { Columns } from './columns'
import type { DraftRow } from './draft-row'
import type { Mapping } from './mapping'
import { readEmails, readName, readRecord } from './person-cells'
import { findRecogniser } from './recognise/recognise'
import type { Row } from './row'
import { withId } from './touchpoint-id'
import { detailOf, isMachineAgent, isMachineMark } from './touchpoint-marks'
import { kindOfName, kindOfStatus, pageKind, type Kind } from './touchpoint-kind'
import { readUtm } from './utm-cells'

/** A touchpoint and its lead from a row, or why there is none. */
export function readTouchpoint(columns: Columns, row: Row, mapping: Mapping): DraftRow {
  const person = readPerson(columns, row, mapping)
  if ('skip' in person) return person
  const touchpoint = readTouchpointAlone(columns, row, mapping)
  return 'skip' in touchpoint ? touchpoint : { entry: { ...person, touchpoints: [touchpoint] } }
}

/** The lead of a row of touchpoints without the touchpoint, or why nobody is meant. */
export function readPerson(
  columns: Columns,
  row: Row,
  mapping: Mapping,
): Omit<LeadEntry, 'touchpoints'> | { skip: string } {
  const { emails, bad } = readEmails(columns, row)
  const record = readRecord(columns, row, mapping)
  if (emails.length === 0 && !record) {
    if (bad) return { skip: `“${bad}” is not an e-mail address.` }
    return { skip: 'No address and no lead ID: nobody to add it to.' }
  }
  const draft = {
    name: readName(columns, row),
    emails,
    crm: record ? [record] : [],
    anchors: [],
    company: columns.text(row, 'company').slice(0, 300) || undefined,
    title: columns.text(row, 'jobTitle').slice(0, 300) || undefined,
  }
  return { draft, about: 'touchpoint', adds: emails.length > 0 && mapping.addsLeads }
}

const WHO = ['leadId', 'email', 'name', 'firstName', 'lastName', 'company', 'jobTitle'] as const

/** A text that is the same for rows that tell the same of their lead, so that one reading of it serves them all. */
export function whoOf(columns: Columns, row: Row): string {
  return columns.joinAll(row, WHO)
}

/** The touchpoint of a row without its lead, or why there is none. */
export function readTouchpointAlone(
  columns: Columns,
  row: Row,
  mapping: Mapping,
): Touchpoint | { skip: string } {
  const { at, bad } = columns.time(row, 'at')
  if (at !== undefined) return makeTouchpoint(columns, row, mapping, at)
  return { skip: bad ? `“${bad}” is not a time in the format of its column.` : 'No time.' }
}

function makeTouchpoint(columns: Columns, row: Row, mapping: Mapping, at: number): Touchpoint {
  const details = readDetails(columns.text(row, 'attributes'))
  const url = columns.text(row, 'url') || details.url
  const title = columns.text(row, 'title') || details.title
  const kind = readKind(columns, row, mapping, details.status, title)
  const type = kind.type === 'page.viewed' && url ? pageKind(url) : kind.type
  const side = columns.text(row, 'side').toLowerCase()
  const touchpoint: Omit<Touchpoint, 'id'> = {
    type,
    at,
    side: side === 'sales' || side === 'marketing' ? side : usualSide(type),
    source: mapping.system,
  }
  if (kind.name) touchpoint.name = kind.name
  if (title) touchpoint.title = title.slice(0, 500)
  if (/^https?:\/\//i.test(url)) touchpoint.url = url.slice(0, 2000)
  const channel = columns.text(row, 'channel')
  if (channel) touchpoint.channel = channel.slice(0, 100)
  const campaign = columns.text(row, 'campaign')
  if (campaign) touchpoint.campaign = campaign.slice(0, 300)
  const utm = readUtm(columns, row, url)
  if (utm) touchpoint.utm = utm
  const detail = detailOf(type, title, columns.text(row, 'type'), details.status)
  if (detail) touchpoint.detail = detail
  if (isMachine(columns, row, details)) touchpoint.grade = 'machine'
  return withId(touchpoint, columns.text(row, 'touchpointId'))
}

function isMachine(columns: Columns, row: Row, { isBot, userAgent }: Details): boolean {
  if (isBot || isMachineAgent(userAgent)) return true
  const isMarked = columns.has('machine') && columns.texts(row, 'machine').some(isMachineMark)
  return isMarked || isMachineAgent(columns.text(row, 'userAgent'))
}

function readKind(columns: Columns, row: Row, mapping: Mapping, status: string, program: string): Kind {
  const fixed = findRecogniser(mapping.recogniser)?.fixedType
  if (fixed) return { type: fixed }
  const name = columns.text(row, 'type')
  if (!name) return { type: 'other' }
  const kind = kindOfName(name, mapping.system)
  return kind.type === 'other' && status ? kindOfStatus(status, program) : kind
}

interface Details {
  url: string
  title: string
  status: string
  isBot: boolean
  userAgent: string
}

/** What Marketo keeps of an activity beside its columns: the page, the link, the new status in a program, its bots. */
function readDetails(json: string): Details {
  const details: Details = { url: '', title: '', status: '', isBot: false, userAgent: '' }
  if (!json.startsWith('{')) return details
  const values = parseObject(json)
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  return {
    url: text('Webpage URL') || text('Link'),
    title: text('Subject') || text('Webpage Title'),
    status: text('New Status'),
    isBot: isMachineMark(String(values['Is Bot Activity'] ?? '')),
    userAgent: text('User Agent'),
  }
}

function parseObject(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
