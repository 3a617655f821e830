import type { Lead } from '../lead'
import type { CountedTouch, Subject } from './check-rule'

/** What a definition may ask of a lead of the workspace, as a person reads it. */
export const LEAD_FIELDS = {
  company: 'Company',
  title: 'Job title',
  persona: 'Persona',
  industry: 'Industry',
  country: 'Country',
  language: 'Language',
  source: 'Source',
  campaign: 'Campaign',
  owner: 'Owner',
  crmStage: 'CRM stage',
  crmStatus: 'CRM status',
  email: 'E-mail address',
  phone: 'Telephone',
  optOut: 'Opted out',
} as const
export type LeadField = keyof typeof LEAD_FIELDS

/** What a definition is held against of a lead. */
export type DefinedLead = Pick<Lead, 'id' | 'name' | 'anchors' | 'emails' | Exclude<LeadField, 'email'>>

/** The words for a field; one that no lead has stands as it is written. */
export function leadFieldWords(field: string): string {
  return isLeadField(field) ? LEAD_FIELDS[field] : field
}

/** Whether leads of the workspace have this field. */
export function isLeadField(field: string): field is LeadField {
  return Object.hasOwn(LEAD_FIELDS, field)
}

/** A lead as a rule sees it at a moment. */
export function leadSubject(lead: DefinedLead, touchpoints: readonly CountedTouch[], at: number): Subject {
  return { touchpoints, at, field: (name) => (isLeadField(name) ? valueOf(lead, name) : undefined) }
}

function valueOf(lead: DefinedLead, field: LeadField): string | boolean | undefined {
  if (field === 'email') return lead.emails[0]
  return field === 'optOut' ? (lead.optOut ?? false) : lead[field]
}
