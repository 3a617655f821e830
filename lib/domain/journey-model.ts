import type { Touchpoint, TouchpointType } from './touchpoint'

/** One of the five classes of evidence, awareness .. evaluation, by index 0 to 4. */
export type EvidenceClass = 0 | 1 | 2 | 3 | 4

/** What a touch is worth: its class and its points before decay. */
export type Weight = readonly [evidenceClass: EvidenceClass, points: number]

/** The numbers of the journey's formulas. A marketer's edit makes a new version; readings keep theirs. */
export interface JourneyModel {
  version: string
  /** Half-life of each class, days. */
  halfLife: readonly number[]
  /** Most that a class can give. */
  cap: readonly number[]
  /** z needed for stage k. */
  theta: readonly number[]
  /** Evidence of class k and above needed for stage k: thirty blog views are no intent. */
  gamma: readonly number[]
  /** Points on the logit scale for one unit. */
  temperature: number
  gateSlope: number
  /** A stage is left only below this probability. */
  leaveBelow: number
  weights: Partial<Record<TouchpointType, Weight>>
  /** Weights of a type with a detail, `form.submitted/product`. */
  details: Record<string, Weight>
}

/** Defaults by judgement; the scale of the points follows published scoring tables (Relias, Marketo). */
export const DEFAULT_MODEL: JourneyModel = {
  version: 'default-1',
  halfLife: [14, 21, 30, 45, 60],
  cap: [10, 25, 45, 90, 120],
  theta: [0, 5, 20, 45, 70],
  gamma: [0, 4, 12, 20, 25],
  temperature: 5,
  gateSlope: 2,
  leaveBelow: 0.35,
  weights: {
    'ad.impression': [0, 0.2],
    'ad.clicked': [0, 2],
    'page.viewed': [0, 1],
    'blog.viewed': [0, 1],
    'social.engaged': [0, 1],
    'careers.viewed': [0, -10],
    'email.opened': [0, 0],
    'email.clicked': [1, 3],
    'newsletter.subscribed': [1, 5],
    'event.attended': [1, 4],
    'form.submitted': [1, 20],
    'chat.started': [1, 4],
    'email.unsubscribed': [1, -15],
    'email.bounced': [1, -15],
    'email.complained': [1, -40],
    'asset.downloaded': [2, 15],
    'asset.viewed': [2, 4],
    'webinar.registered': [2, 12],
    'webinar.attended': [2, 20],
    'product.viewed': [2, 4],
    'casestudy.viewed': [2, 6],
    'comparison.viewed': [2, 8],
    'email.replied': [2, 15],
    'pricing.viewed': [3, 15],
    'referral.received': [3, 30],
    'event.hot': [3, 50],
    'demo.requested': [3, 70],
    'trial.started': [4, 45],
    'meeting.held': [4, 45],
    'reference.called': [4, 45],
    'proposal.viewed': [4, 40],
    'review.security': [4, 40],
  },
  details: {
    'page.viewed/return': [1, 4],
    'form.submitted/product': [3, 40],
    'form.submitted/contact': [3, 70],
    'webinar.attended/product': [3, 30],
    'chat.started/sales': [3, 25],
    'page.viewed/calculator': [3, 25],
    'asset.viewed/calculator': [3, 25],
  },
}

const UNSURE_SHARE = 0.5

/** Class and points of a touch; machines count nothing, the unsure half. Undefined where the type has no points. */
export function weightOf(
  touchpoint: Pick<Touchpoint, 'type' | 'detail' | 'grade'>,
  model: JourneyModel,
): Weight | undefined {
  const weight =
    (touchpoint.detail && model.details[`${touchpoint.type}/${touchpoint.detail}`]) ??
    model.weights[touchpoint.type]
  if (!weight || touchpoint.grade === 'machine') return undefined
  return touchpoint.grade === 'unsure' ? [weight[0], weight[1] * UNSURE_SHARE] : weight
}

/** The number of the version that a reading names: 1 for the defaults, 2 for `edited-2`; undefined for another name. */
export function versionNumber(modelVersion: string): number | undefined {
  if (modelVersion === DEFAULT_MODEL.version) return 1
  const number = /^(?:edited|learned)-(\d+)$/.exec(modelVersion)?.[1]
  return number === undefined ? undefined : Number(number)
}
