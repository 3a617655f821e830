import type { Asset } from '../../../lib/domain/asset'
import type { ContentRequest } from '../../../lib/domain/content-request'
import type { DefinitionVersion } from '../../../lib/domain/definition/definition'
import type { Dispute, Feedback } from '../../../lib/domain/feedback'
import type { Lead } from '../../../lib/domain/lead'
import { DEFAULT_BOOK, type ModelBook } from '../../../lib/domain/model-version'
import type { Objection } from '../../../lib/domain/objection'
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../../lib/domain/reports/report-settings'
import type { Send } from '../../../lib/domain/send'
import type { Stage } from '../../../lib/domain/stage-names'
import type { Touchpoint } from '../../../lib/domain/touchpoint'
import type { View } from '../../../lib/domain/view'
import { makeSample } from '../../../lib/sample/make-sample'
import { makeAssets } from './asset-rows'
import { makeDefinition } from './definition-rows'
import { makeDisputes } from './dispute-rows'
import { makeFeedback } from './feedback-rows'
import { makeClosedLeads, makeLeads, makeMerged, type Merged } from './lead-rows'
import { makeObjections } from './objection-rows'
import { makeRequests } from './request-rows'
import { makeSends } from './send-rows'
import { makeTouchpoints } from './touchpoint-rows'
import { makeViews } from './view-rows'

/** A workspace that both homes are filled with. */
export interface Rows {
  /** Whole leads, as a browser has them. */
  leads: Lead[]
  /** Openings of what was sent, by people, machines and who may be either. */
  views: View[]
  /** A lead that a hub holds as several nodes: its own, and those that were merged into it. */
  merged: Merged
  /** Rows that a hub holds of the lead that was merged in; in a browser they are the whole lead's. */
  ofJoined: ReadonlySet<string>
  touchpoints: Record<string, Touchpoint[]>
  assets: Asset[]
  sends: Send[]
  feedback: Feedback[]
  disputes: Dispute[]
  objections: Objection[]
  requests: ContentRequest[]
  definition: DefinitionVersion[]
  model: ModelBook
  handoff: Stage
  reports: ReportSettings
}

/** The sample company and what most easily goes another way: accents, Arabic, ties in time, gone leads, merged ones. */
export function makeRows(now: number): Rows {
  const sample = makeSample(now, 'compliance')
  const merged = makeMerged(now)
  const closed = makeClosedLeads(now)
  return {
    leads: [...sample.leads, ...makeLeads(now), ...closed.leads, merged.whole],
    ofJoined: new Set(['of-joined-send', 'of-joined-verdict', 'of-merged', 'of-joined-objection', 'v6']),
    merged: merged.nodes,
    touchpoints: {
      ...sample.touchpoints,
      ...closed.touchpoints,
      ...makeTouchpoints(now),
      'merge-root': merged.touchpoints,
    },
    assets: makeAssets(sample.assets, now),
    sends: makeSends(sample.sends, now),
    views: makeViews(sample.sends, now),
    feedback: makeFeedback(sample.feedback, now),
    disputes: makeDisputes(sample.disputes, now),
    objections: makeObjections(sample, now),
    requests: makeRequests(sample, now),
    definition: makeDefinition(now),
    model: DEFAULT_BOOK,
    handoff: 'intent',
    reports: { ...DEFAULT_REPORT_SETTINGS, dealValue: 12_345.67, currency: 'EUR' },
  }
}
