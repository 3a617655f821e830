import type { AssetType } from '../domain/asset'
import type { DefinitionReading } from '../domain/definition/definition-reading'
import type { Answer, Dispute, Reason, Verdict } from '../domain/feedback'
import type { JourneyReading } from '../domain/journey-reading'
import type { CrmRecord } from '../domain/lead'
import type { Objection } from '../domain/objection'
import type { PersonRole } from '../domain/person-seen'
import type { Stage } from '../domain/stage'
import type { NoSuggestion } from '../domain/suggestion'
import type { Touchpoint } from '../domain/touchpoint'
import type { ViewReceipt } from '../domain/view-receipt'

/** Somebody on the page, as the panel offers or names them. `key` picks them in `personChoose`. */
export interface PersonOnPage {
  key: string
  email?: string
  name?: string
  company?: string
  title?: string
  role: PersonRole
  /** In words: "sender of this message". */
  reason: string
  /** Known in the workspace. */
  leadId?: string
}

/** A lead as search finds it. */
export interface LeadHit {
  id: string
  name: string
  title?: string
  company?: string
  email?: string
}

/** What the page is and who else is on it. */
export interface PageSummary {
  host: string
  /** `mail.google.com` */
  site: string
  /** `https://mail.google.com`: what the browser is asked for with "Always on". Absent: https on `site`. */
  origin?: string
  subject?: string
  /** The site is allowed for good; else the page is read only until the tab moves on. */
  allowed: boolean
  /** A mail is being written: Insert is offered, else Copy. */
  composing: boolean
  /** Halfdoor knows nothing of such pages: whoever they seem to name is only asked about. */
  guessed?: boolean
}

export interface LeadCard {
  id: string
  name: string
  title?: string
  company?: string
  email?: string
  emails: string[]
  crm: CrmRecord[]
  owner?: string
  source?: string
  campaign?: string
  persona?: string
  industry?: string
  optOut: boolean
}

export interface Suggestion {
  assetId: string
  title: string
  type: AssetType
  url?: string
  summary: string
  /** For the preview. */
  stages?: Stage[]
  /** Why this one: "answers 'SSO', for Evaluation, 9 of 31 moved on". */
  reason: string
  slot: 1 | 2 | 3
  propensity: number
  policy: string
  /** Given back with the send, as are place, chance and policy: what was shown is what is logged. */
  pool?: string[]
  /** The third place tries something out. */
  trial: boolean
}

export interface TouchpointsPage {
  /** Newest first. */
  items: Touchpoint[]
  /** How many the lead has in all, by side. */
  total: number
  marketing: number
  sales: number
  /** The types that occur, with their counts, for the filter. */
  types: { type: Touchpoint['type']; count: number }[]
  /** How many of the side and types asked for are by machines: hidden where only people are shown. */
  machines: number
  /** Ask the next page with this; absent at the end. */
  cursor?: string
}

export interface FeedbackLine {
  id: string
  verdict: Verdict
  reason?: Reason
  until?: number
  note?: string
  member: string
  at: number
  answer?: Answer
  /** The rep has not seen the answer yet. */
  receiptIsNew: boolean
}

/** What the lead asked or objected to. */
export interface ObjectionView {
  id: string
  kind: Objection['kind']
  text: string
  member: string
  at: number
  answeredBy?: { assetId: string; title: string }
  /** Given to the lead since, so that it may be what answers this. */
  offer?: { assetId: string; title: string }
}

/** Marketing's answer on content that the rep asked for. */
export interface RequestReceipt {
  requestId: string
  /** What was asked for. */
  text: string
  kind: 'planned' | 'shipped' | 'declined'
  /** With `shipped`; absent where it is gone since. */
  asset?: { assetId: string; title: string }
  note?: string
  by: string
  at: number
}

/** Whether the hub hears that what was given is opened. `recipients` have the one link: their openings are not told apart. */
export type Tracking =
  { kind: 'tracked'; recipients: number } | { kind: 'plain'; why: 'offline' | 'optOut' | 'refused' }

/** What became of an asset that was sent to the lead by a tracked link. */
export interface ViewLine extends ViewReceipt {
  /** The asset's. */
  title: string
}

export interface LeadView {
  lead: LeadCard
  journey: JourneyReading
  /** The first stage that belongs to sales. */
  handoff: Stage
  /** The CRM's own stage beside ours. `agrees` is absent where its word is not one we can place. */
  crmStage?: { word: string; status?: string; placed?: Stage; agrees?: boolean }
  dispute?: Dispute
  /** The definition in force, where there is one, read for this lead. */
  definition?: DefinitionReading
  touchpoints: TouchpointsPage
  suggestions: Suggestion[]
  /** Why there are none; absent where there are some. */
  noSuggestion?: NoSuggestion
  feedback: FeedbackLine[]
  /** Newest first. */
  objections: ObjectionView[]
  /** Newest first; absent where nothing was opened, as in every local workspace. */
  views?: ViewLine[]
  /** Answers that this rep has not put away, the latest first. They hang on no lead. */
  requestReceipts: RequestReceipt[]
}

/**
 * How it stands with the team's hub. `live`: what others do there is shown here. `looking`: the person is being looked up there. `offline`: it cannot be reached, and
 * this is what is known here. `signIn`, `consent`: the person must do so before anything is sent. `revoked`: an admin
 * ended the access, and this is the local workspace.
 */
export type HubWord = 'live' | 'looking' | 'offline' | 'signIn' | 'consent' | 'revoked'

/** Everything the panel draws, in one answer. */
export type PanelView = PanelState & {
  /** Absent with a local workspace. */
  hub?: HubWord
}

type PanelState =
  /** No page that Halfdoor reads: side panel over a new tab, or a site that is not allowed. */
  | { kind: 'noPage'; site?: string; origin?: string; allowed: boolean; firstRun: boolean }
  | { kind: 'notReady'; page: PageSummary }
  /** `insiders`: people are named, but only colleagues, newsletters and machines. `nameless`: a record without a name. */
  | { kind: 'empty'; page: PageSummary; firstRun: boolean; insiders?: boolean; nameless?: boolean }
  /** The person, or an update, turned this host off: nothing of the page was read. */
  | { kind: 'off'; page: PageSummary; label: string }
  /** The adapter no longer fits the page: search by hand. */
  | { kind: 'changed'; page: PageSummary }
  /** Several may be meant, or one that must be confirmed: "Is this the person?" */
  | { kind: 'ask'; page: PageSummary; people: PersonOnPage[]; firstRun: boolean }
  | { kind: 'unknown'; page: PageSummary; person: PersonOnPage; others: PersonOnPage[]; firstRun: boolean }
  | { kind: 'nameOnly'; page: PageSummary; person: PersonOnPage; matches: LeadHit[]; others: PersonOnPage[] }
  /** `person` is absent where the lead was picked by hand. */
  | { kind: 'lead'; page?: PageSummary; person?: PersonOnPage; others: PersonOnPage[]; view: LeadView }
