import type { Anchor } from '../lead'
import type { Touchpoint } from '../touchpoint'
import type { StepTimes } from './waterfall'

/** A CRM's words for "marketing qualified", by their letters only. */
const MQL_WORDS: ReadonlySet<string> = new Set(['mql', 'marketingqualifiedlead', 'marketingqualified'])

/** What is known of a lead's way: all lists in any order, none of a time to come. */
export interface KnownSteps {
  arrivedAt: number
  anchors: readonly Anchor[]
  touchpoints: readonly Pick<Touchpoint, 'type' | 'at' | 'title'>[]
  /** When the definition in force was first met; left out where there is none in force. */
  metAt?: { at: number | undefined }
  verdicts: readonly { verdict: string; at: number }[]
}

/**
 * When a lead came to each step of the waterfall. MQL: the definition was met, or without one the CRM said so. SAL: the
 * first "Good lead". SQL: the CRM's fact, or a meeting. Opportunity and won: the CRM's facts.
 */
export function stepTimesOf({ arrivedAt, anchors, touchpoints, metAt, verdicts }: KnownSteps): StepTimes {
  const anchored = (...kinds: Anchor['kind'][]) =>
    earliest(anchors.flatMap(({ kind, at }) => (kinds.includes(kind) ? [at] : [])))
  return {
    inquiry: arrivedAt,
    mql: metAt ? metAt.at : earliest(touchpoints.flatMap((touch) => (saysMql(touch) ? [touch.at] : []))),
    sal: earliest(verdicts.flatMap(({ verdict, at }) => (verdict === 'good' ? [at] : []))),
    sql: anchored('sql', 'meeting'),
    opportunity: anchored('opportunity'),
    won: anchored('won'),
  }
}

function saysMql({ type, title }: Pick<Touchpoint, 'type' | 'title'>): boolean {
  return type === 'stage.changed' && MQL_WORDS.has((title ?? '').toLowerCase().replace(/[^a-z]/g, ''))
}

/** The least, or undefined of none. */
export function earliest(times: readonly number[]): number | undefined {
  return times.reduce<number | undefined>((least, at) => Math.min(at, least ?? at), undefined)
}
