import type { ContentRequest } from '../content-request'
import type { Stage } from '../stage-names'
import type { AccountReport } from './account-tally'
import type { AssetUseLine } from './asset-use'
import type { ConversionKey, ConversionLine } from './conversion-by'
import type { ObjectionLine } from './objections'
import type { AttributionReport } from './path-tally'
import type { PromiseLine } from './promise'
import type { Rate } from './rate'
import type { ReportSettings } from './report-settings'
import type { SalesVelocity } from './sales-velocity'
import type { SpeedToLead } from './speed-to-lead'
import type { WaterfallLine, WaterfallStep } from './waterfall'

/** Days within which an arrival counts; a reader chooses one. The last is for long cycles. */
export const WINDOWS = [30, 60, 90, 180] as const
export type WindowDays = (typeof WINDOWS)[number]

/** What makes a lead sales' own: the definition is met, or it comes to the stage at the handoff line. */
export type HandoffRule = { by: 'definition'; version: number } | { by: 'stage'; stage: Stage }

export interface ConversionTable {
  /** The first hundred. */
  lines: ConversionLine[]
  /** How many there are. */
  total: number
}

export interface AssetLine extends AssetUseLine {
  title: string
  type?: string
  retired: boolean
  /** How many reps had asked for it: the votes of the requests that it was shipped for. */
  requested: number
}

/** What buyers ask and object to, and what reps ask marketing for. */
export interface VoiceReport {
  /** Most leads first; the first hundred. */
  objections: ObjectionLine[]
  /** Lines in all, and those that no asset ever answered. */
  total: number
  gaps: number
  requests: Record<'open' | NonNullable<ContentRequest['outcome']>['kind'], number>
}

/** Every report on a workspace, as it stood at `now`. */
export interface WorkspaceReports {
  now: number
  settings: ReportSettings
  leads: number
  touchpoints: number
  /** The first arrival. */
  from?: number
  won: number
  /** Won before the first known contact: counted, and told. */
  wonBeforeArrival: number
  /** Steps of which times are known, with how many leads came to each. */
  reached: { step: WaterfallStep; count: number }[]
  waterfall: Record<WindowDays, WaterfallLine[]>
  conversion: Record<WindowDays, Record<ConversionKey, ConversionTable>>
  handoff: HandoffRule
  /** Hand-overs looked at: those of so many days. */
  promiseDays: number
  /** Absent where no act of sales is known, so that nothing can be told. */
  speed?: SpeedToLead
  handovers: number
  promises: PromiseLine[]
  attribution: AttributionReport
  assets: AssetLine[]
  voice: VoiceReport
  /** All sends together: what single assets are held against. */
  sends: { count: number; moved: Rate }
  accounts: AccountReport
  /** Of opportunities opened in the last year; absent where there are none. */
  velocity?: SalesVelocity
}
