import type { LeadDraft } from '../domain/import-entry'
import type { CrmRecord } from '../domain/lead'
import type { Touchpoint } from '../domain/touchpoint'
import type { Columns } from './columns'
import { factOfDealStage, factOfWord } from './crm-word'
import type { DraftRow } from './draft-row'
import type { Field } from './fields'
import { hashText } from './hash'
import type { Mapping } from './mapping'
import { readEmails, readName, readRecord } from './person-cells'
import type { Row } from './row'
import { readStageHistory } from './stage-history'
import { withId } from './touchpoint-id'
import { kindOfStatus, pageKind } from './touchpoint-kind'
import { detailOf } from './touchpoint-marks'
import { readUtm } from './utm-cells'
import { isYes } from './yes-no'

const TEXTS = [
  ['title', 300], ['company', 300], ['phone', 60], ['crmStage', 100], ['crmStatus', 100], ['owner', 200],
  ['source', 200], ['campaign', 300], ['persona', 100], ['industry', 100], ['country', 100], ['language', 20],
] as const // prettier-ignore

const DATES = ['wonAt', 'lostAt', 'stageAt', 'createdAt', 'firstTouchAt', 'programAt'] as const

/** A lead from a row, with the touchpoints that its columns tell of, or why there is none. */
export function readLead(columns: Columns, row: Row, mapping: Mapping): DraftRow {
  const { emails, bad } = readEmails(columns, row)
  const record = readRecord(columns, row, mapping)
  const name = readName(columns, row)
  if (emails.length === 0 && !record && !name) {
    return {
      skip: bad
        ? `“${bad}” is not an e-mail address, and there is no name or ID.`
        : 'No name, no address, no ID.',
    }
  }
  const known = record ?? (emails.length === 0 ? nameRecord(columns, row, name) : undefined)
  const draft: LeadDraft = { name, emails, crm: known ? [known] : [], anchors: [] }
  for (const [field, most] of TEXTS) {
    const text = columns.text(row, field)
    if (text) draft[field] = text.slice(0, most)
  }
  if (isYes(columns.text(row, 'optOut'))) draft.optOut = true
  const createdAt = columns.time(row, 'createdAt').at
  if (createdAt !== undefined) draft.createdAt = createdAt
  const history = readStageHistory(columns.text(row, 'stageHistory'), mapping.system)
  draft.anchors = history.anchors.length > 0 ? history.anchors : readAnchors(columns, row)
  const touchpoints = [...history.touchpoints, ...readTouchpoints(columns, row, mapping, draft)]
  const notes = [...history.notes, ...readNotes(columns, row, bad)]
  return { entry: { draft, touchpoints, about: 'lead', adds: true }, notes }
}

/** Somebody without address and ID is found again by name, company and phone. */
function nameRecord(columns: Columns, row: Row, name: string): CrmRecord {
  const content = [name, columns.text(row, 'company'), columns.text(row, 'phone')].join('|').toLowerCase()
  return { system: 'file', object: 'name', id: hashText(content) }
}

/** The CRM's facts that the words and dates of a row tell, one of each kind. */
function readAnchors(columns: Columns, row: Row): LeadDraft['anchors'] {
  const anchors: LeadDraft['anchors'] = []
  const add = (kind: LeadDraft['anchors'][number]['kind'] | undefined, field: Field) => {
    if (!kind || anchors.some((anchor) => anchor.kind === kind)) return
    const at = columns.time(row, field).at ?? columns.time(row, 'stageAt').at
    anchors.push(at === undefined ? { kind } : { kind, at })
  }
  if (columns.time(row, 'wonAt').at !== undefined || isYes(columns.text(row, 'won'))) add('won', 'wonAt')
  if (columns.time(row, 'lostAt').at !== undefined) add('lost', 'lostAt')
  const dealStage = columns.text(row, 'dealStage')
  if (dealStage) add(factOfDealStage(dealStage), factOfDealStage(dealStage) === 'won' ? 'wonAt' : 'lostAt')
  add(factOfWord(columns.text(row, 'crmStage')), 'stageAt')
  add(factOfWord(columns.text(row, 'crmStatus')), 'stageAt')
  return anchors
}

/** The touchpoints inside a row of a lead: its first contact, its place in a program. */
function readTouchpoints(columns: Columns, row: Row, mapping: Mapping, draft: LeadDraft): Touchpoint[] {
  const touchpoints: Touchpoint[] = []
  const source = mapping.system
  const firstAt = columns.time(row, 'firstTouchAt').at
  if (firstAt !== undefined) touchpoints.push(firstTouch(columns, row, firstAt, source, draft))
  const programAt = columns.time(row, 'programAt').at
  const status = columns.text(row, 'programStatus')
  if (programAt !== undefined && status) {
    const kind = kindOfStatus(status, draft.campaign ?? '')
    const campaign = draft.campaign ? { title: draft.campaign, campaign: draft.campaign } : {}
    const detail = detailOf(kind.type, draft.campaign ?? '', status)
    const told = { ...kind, ...campaign, ...(detail ? { detail } : {}) }
    touchpoints.push(withId({ ...told, at: programAt, side: 'marketing', source }))
  }
  return touchpoints
}

/** The first contact: a page where the landing page is an address, else the form behind it. */
function firstTouch(columns: Columns, row: Row, at: number, source: string, draft: LeadDraft): Touchpoint {
  const landing = columns.text(row, 'landingPage')
  const isUrl = /^https?:\/\//i.test(landing)
  const kind = isUrl
    ? ({ type: pageKind(landing), url: landing.slice(0, 2000) } as const)
    : landing
      ? ({ type: 'form.submitted', title: `Landing page ${landing.slice(0, 60)}` } as const)
      : ({ type: 'other', name: 'First contact' } as const)
  const utm = readUtm(columns, row, isUrl ? landing : '')
  const rest = { ...(draft.source ? { channel: draft.source.slice(0, 100) } : {}), ...(utm ? { utm } : {}) }
  return withId({ ...kind, ...rest, at, side: 'marketing', source })
}

/** What to say of a row that is taken in all the same. */
function readNotes(columns: Columns, row: Row, badEmail: string | undefined): string[] {
  if (badEmail) return [`“${badEmail}” is not an e-mail address; left out.`]
  for (const field of DATES) {
    const { bad } = columns.time(row, field)
    if (bad) return [`“${bad}” is not a date in the format of its column; left out.`]
  }
  return []
}
