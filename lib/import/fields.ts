/** What the rows of a file are. */
export const NOUNS = ['lead', 'touchpoint', 'asset'] as const
export type Noun = (typeof NOUNS)[number]

/** How the text of a column is read. */
type Reading = 'text' | 'date' | 'yesNo' | 'list'

interface FieldSpec {
  /** As the wizard names it. */
  label: string
  reads?: Reading
}

const UTM = {
  utmSource: { label: 'UTM source' },
  utmMedium: { label: 'UTM medium' },
  utmCampaign: { label: 'UTM campaign' },
  utmTerm: { label: 'UTM term' },
  utmContent: { label: 'UTM content' },
} as const

const PERSON = {
  email: { label: 'E-mail' },
  name: { label: 'Name' },
  firstName: { label: 'First name' },
  lastName: { label: 'Last name' },
  title: { label: 'Job title' },
  company: { label: 'Company' },
  leadId: { label: 'Lead ID' },
} as const

export const LEAD_FIELDS = {
  ...PERSON,
  phone: { label: 'Phone' },
  crmUrl: { label: 'Link to the CRM record' },
  crmStage: { label: 'Lifecycle stage' },
  crmStatus: { label: 'Lead status' },
  dealStage: { label: 'Deal stage' },
  won: { label: 'Won, yes or no', reads: 'yesNo' },
  wonAt: { label: 'Won on', reads: 'date' },
  lostAt: { label: 'Lost on', reads: 'date' },
  stageHistory: { label: 'Stage history (JSON)' },
  stageAt: { label: 'Stage since', reads: 'date' },
  owner: { label: 'Owner' },
  source: { label: 'Source' },
  campaign: { label: 'Campaign' },
  persona: { label: 'Persona' },
  industry: { label: 'Industry' },
  country: { label: 'Country' },
  language: { label: 'Language' },
  optOut: { label: 'Opted out', reads: 'yesNo' },
  createdAt: { label: 'Created on', reads: 'date' },
  firstTouchAt: { label: 'First contact on', reads: 'date' },
  landingPage: { label: 'Landing page' },
  programStatus: { label: 'Program status' },
  programAt: { label: 'Program member since', reads: 'date' },
  ...UTM,
} as const satisfies Record<string, FieldSpec>

export const TOUCHPOINT_FIELDS = {
  ...PERSON,
  title: { label: 'Title' },
  jobTitle: { label: 'Job title' },
  at: { label: 'Time', reads: 'date' },
  type: { label: 'Kind of touchpoint' },
  touchpointId: { label: 'Touchpoint ID' },
  url: { label: 'Page address' },
  channel: { label: 'Channel' },
  campaign: { label: 'Campaign' },
  side: { label: 'Side' },
  attributes: { label: 'Details (JSON)' },
  machine: { label: 'Machine, yes or no', reads: 'yesNo' },
  userAgent: { label: 'User agent' },
  ...UTM,
} as const satisfies Record<string, FieldSpec>

export const ASSET_FIELDS = {
  assetId: { label: 'Asset ID' },
  title: { label: 'Title' },
  type: { label: 'Type' },
  url: { label: 'Address' },
  summary: { label: 'Summary' },
  stages: { label: 'Stages', reads: 'list' },
  personas: { label: 'Personas', reads: 'list' },
  industries: { label: 'Industries', reads: 'list' },
  answers: { label: 'Answers to', reads: 'list' },
  topics: { label: 'Topics', reads: 'list' },
  language: { label: 'Language' },
  owner: { label: 'Owner' },
  validFrom: { label: 'Valid from', reads: 'date' },
  validTo: { label: 'Valid to', reads: 'date' },
  version: { label: 'Version' },
  internal: { label: 'Internal only', reads: 'yesNo' },
} as const satisfies Record<string, FieldSpec>

export type LeadField = keyof typeof LEAD_FIELDS
export type TouchpointField = keyof typeof TOUCHPOINT_FIELDS
export type AssetField = keyof typeof ASSET_FIELDS
export type Field = LeadField | TouchpointField | AssetField

const FIELDS: Record<Noun, Record<string, FieldSpec>> = {
  lead: LEAD_FIELDS,
  touchpoint: TOUCHPOINT_FIELDS,
  asset: ASSET_FIELDS,
}

/** The fields that rows of a noun can have, as the wizard lists them. */
export function fieldsOf(noun: Noun): { field: Field; label: string }[] {
  return Object.entries(FIELDS[noun]).map(([field, { label }]) => ({ field: field as Field, label }))
}

/** True for a field that rows of this noun have. */
export function isFieldOf(noun: Noun, field: string): field is Field {
  return field in FIELDS[noun]
}

/** True where the column must be read as times. */
export function isDateField(noun: Noun, field: Field): boolean {
  return FIELDS[noun][field]?.reads === 'date'
}
