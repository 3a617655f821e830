import type { Asset } from '../asset'
import type { ContentRequest } from '../content-request'
import type { Condition } from '../definition/rule'
import type { Verdict } from '../feedback'
import type { JourneyModel } from '../journey-model'
import type { Lead } from '../lead'
import type { Send } from '../send'
import type { Stage } from '../stage-names'
import type { Touchpoint } from '../touchpoint'
import type { Objection } from './objections'
import type { ReportSettings } from './report-settings'
import type { StepTimes } from './waterfall'

/** A lead with all that is known of it. */
export interface ReportPerson {
  lead: Omit<Lead, 'crm' | 'updatedAt'>
  /** Oldest first. */
  touchpoints: readonly Touchpoint[]
  sends: readonly Send[]
  verdicts: readonly { verdict: Verdict; at: number; answeredAt?: number }[]
}

/** What the reports are worked out with. */
export interface ReportContext {
  now: number
  settings: ReportSettings
  /** The definition in force. */
  definition?: { version: number; rule: Condition }
  /** The stage model in force. */
  model: JourneyModel
  /** Sales' first stage. */
  handoff: Stage
  assets: readonly Pick<Asset, 'id' | 'title' | 'type' | 'validTo' | 'retired' | 'internal'>[]
  objections: readonly Objection[]
  requests: readonly Pick<ContentRequest, 'votes' | 'outcome'>[]
  /** When a person first opened what was sent, ms by the send's id: views of tracked links. */
  viewedAt?: ReadonlyMap<string, number>
  /** The ids of the sends that a tracked link was made for; others can have no view. */
  tracked?: ReadonlySet<string>
  /** When the first verdict of all was given: before it nobody promised one. */
  firstVerdictAt?: number
}

/** One lead read: what the sections count. */
export interface ReadPerson {
  lead: ReportPerson['lead']
  arrivedAt: number
  steps: StepTimes
  landingPage?: string
  handedAt?: number
  /** The first act of sales at or after the hand-over. */
  firstTouchAt?: number
  /** Whether sales ever did anything that is known. */
  hasSalesAct: boolean
  touches: { at: number; channel: string }[]
  sends: readonly Send[]
  verdicts: ReportPerson['verdicts']
}
