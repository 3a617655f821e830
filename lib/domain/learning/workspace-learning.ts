import { DEFAULT_MODEL, weightOf, type JourneyModel } from '../journey-model'
import { hash } from '../random'
import type { Anchor } from '../lead'
import type { Touchpoint } from '../touchpoint'
import {
  isWebType,
  mostSnapshots,
  takeSnapshots,
  type JourneySnapshot,
  type LeadTouch,
  type LeadTouches,
  type SnapshotPlan,
  type TouchKind,
} from './journey-snapshot'
import { LEAST_LEADS, LEAST_WON, learnInSteps, type JourneyReport } from './learn-journey'
import { mixed } from './splits'
import type { Steps } from './steps'
import { startLeakWatch, type TouchLeak } from './touch-leaks'

const DAY = 86_400_000
/** Days between snapshots, the first that gives not too many. */
const EVERY = [7, 14, 28]
/** So many snapshots fit beside a browser; past that a part of the leads, chosen by their id, stands for all. */
const MOST_SNAPSHOTS = 150_000
/** The last 30% by time are held back. */
const LEARNED_SHARE = 0.7
const LEADS_A_STEP = 500

/** A lead as learning reads it; touchpoints oldest first. */
export interface LearningLead {
  id: string
  anchors: readonly Anchor[]
  touchpoints: readonly Pick<Touchpoint, 'type' | 'detail' | 'grade' | 'at'>[]
}

/** What learning from a workspace came to. */
export interface LearningResult {
  horizonDays: number
  leads: number
  /** Leads with an outcome: won, lost or disqualified. */
  closed: number
  won: number
  /** Days between two looks at a lead. */
  everyDays?: number
  /** One of so many leads was learned from, where there are too many for all. */
  oneOf?: number
  leaks: TouchLeak[]
  /** What is missing, in words; then there is no report. */
  lacking: string[]
  report?: JourneyReport
}

/** What was learned, and the version of the stage model that was in force. */
export interface Learned {
  base: number
  result: LearningResult
}

export interface WorkspaceLearning {
  visit(lead: LearningLead): void
  /** Works it out in short steps; between two of them others may have their turn. */
  finish(): Steps<LearningResult>
}

/** Begins to learn in one pass over the leads. What lies after `now` does not count. `most`: of the snapshots. */
export function startLearning(
  model: JourneyModel,
  horizonDays: number,
  now: number,
  most = MOST_SNAPSHOTS,
): WorkspaceLearning {
  const leads: LeadTouches[] = []
  const kinds: TouchKind[] = []
  const places = new Map<string, number>()
  const leaks = startLeakWatch()
  let [seen, closed, won, knownUntil] = [0, 0, 0, 0]

  function placeOf(name: string, { type, detail }: Pick<Touchpoint, 'type' | 'detail'>): number | undefined {
    const known = places.get(name)
    if (known !== undefined) return known
    const weight = weightOf({ type, detail }, model)
    if (!weight) return undefined
    const defaultWeight = weightOf({ type, detail }, DEFAULT_MODEL)
    const kind = { name, weight, isWeb: isWebType(type), ...(defaultWeight ? { defaultWeight } : {}) }
    places.set(name, kinds.length)
    return kinds.push(kind) - 1
  }

  return {
    visit({ id, anchors, touchpoints }) {
      seen++
      const [wonAt, lostAt] = [earliest(anchors, now, isWon), earliest(anchors, now, isLost)]
      const touches: LeadTouch[] = []
      const firsts = new Map<string, number>()
      for (const touchpoint of touchpoints) {
        const { at, grade } = touchpoint
        if (at > now) continue
        knownUntil = Math.max(knownUntil, at)
        if (grade === 'machine') continue
        const name = kindName(touchpoint, model)
        if (!firsts.has(name)) firsts.set(name, at)
        const kind = placeOf(name, touchpoint)
        if (kind !== undefined) touches.push({ at, kind, ...(grade === 'unsure' ? { share: 0.5 } : {}) })
      }
      knownUntil = Math.max(knownUntil, wonAt ?? 0, lostAt ?? 0)
      const closedAt = wonAt ?? lostAt
      if (closedAt !== undefined) {
        closed++
        if (wonAt !== undefined) won++
        leaks.visit({ won: wonAt !== undefined, closedAt, firsts })
      }
      if (touches.length === 0) return
      const ends = { ...(wonAt === undefined ? {} : { wonAt }), ...(lostAt === undefined ? {} : { lostAt }) }
      leads.push({ lead: id, touches, ...ends })
    },

    *finish() {
      const counts = { horizonDays, leads: seen, closed, won, leaks: leaks.suspects() }
      const lacking = whatLacks(closed, won)
      if (lacking.length > 0) return { ...counts, lacking }
      const defaults = model.version === DEFAULT_MODEL.version ? {} : { defaults: DEFAULT_MODEL }
      const { plan, oneOf } = planFor(
        leads,
        {
          kinds,
          model,
          ...defaults,
          horizonDays,
          everyDays: 7,
          knownUntil,
        },
        most,
      )
      const chosen = oneOf === 1 ? leads : leads.filter(({ lead }) => mixed(hash(lead)) % oneOf === 0)
      const snapshots: JourneySnapshot[] = []
      for (let start = 0; start < chosen.length; start += LEADS_A_STEP) {
        yield
        for (const each of takeSnapshots(chosen.slice(start, start + LEADS_A_STEP), plan))
          snapshots.push(each)
      }
      const made = { everyDays: plan.everyDays, ...(oneOf > 1 ? { oneOf } : {}) }
      try {
        const until = splitDay(snapshots)
        yield
        const report = yield* learnInSteps(snapshots, kinds, model, { until, horizonDays })
        return { ...counts, ...made, lacking, report }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return { ...counts, ...made, lacking: [tooShort(leads, knownUntil, horizonDays)] }
      }
    },
  }
}

/** Of a lead, the kind that a touch counts as: with its detail where the points differ by it. */
function kindName({ type, detail }: Pick<Touchpoint, 'type' | 'detail'>, model: JourneyModel): string {
  const whole = `${type}/${detail}`
  return detail && model.details[whole] ? whole : type
}

const isWon = ({ kind }: Anchor) => kind === 'won'
const isLost = ({ kind }: Anchor) => kind === 'lost' || kind === 'disqualified'

function earliest(anchors: readonly Anchor[], now: number, fits: (anchor: Anchor) => boolean) {
  const found = anchors.filter((anchor) => anchor.at <= now && fits(anchor)).map(({ at }) => at)
  return found.length > 0 ? Math.min(...found) : undefined
}

function whatLacks(closed: number, won: number): string[] {
  const lacking: string[] = []
  if (closed < LEAST_LEADS)
    lacking.push(
      `${closed} ${closed === 1 ? 'lead has' : 'leads have'} an outcome in the CRM (won, lost or disqualified). ` +
        `Learning starts at ${LEAST_LEADS}: ${missing(LEAST_LEADS - closed)}.`,
    )
  if (won < LEAST_WON)
    lacking.push(
      `${won} ${won === 1 ? 'lead is' : 'leads are'} won. Learning starts at ${LEAST_WON}: ${missing(LEAST_WON - won)}.`,
    )
  return lacking
}

function missing(n: number): string {
  return n === 1 ? '1 is missing' : `${n} are missing`
}

/** Looks less often, then at a part of the leads, until there are not too many snapshots. */
function planFor(
  leads: readonly LeadTouches[],
  plan: SnapshotPlan,
  most: number,
): { plan: SnapshotPlan; oneOf: number } {
  let total = 0
  for (const everyDays of EVERY) {
    const tried = { ...plan, everyDays }
    total = leads.reduce((sum, lead) => sum + mostSnapshots(lead, tried), 0)
    if (total <= most) return { plan: tried, oneOf: 1 }
  }
  return { plan: { ...plan, everyDays: EVERY.at(-1)! }, oneOf: Math.ceil(total / most) }
}

/** The day after which 30% of the snapshots lie. Throws a `RangeError` where there are none. */
function splitDay(snapshots: readonly JourneySnapshot[]): number {
  if (snapshots.length === 0) throw new RangeError('There is no snapshot.')
  const times = Float64Array.from(snapshots, ({ at }) => at).sort()
  return times[Math.floor(LEARNED_SHARE * (times.length - 1))]!
}

function tooShort(leads: readonly LeadTouches[], knownUntil: number, horizonDays: number): string {
  const first = leads.reduce((least, { touches }) => Math.min(least, touches[0]!.at), knownUntil)
  const days = Math.floor((knownUntil - first) / DAY)
  return `The touchpoints cover ${days} days. To learn whether a lead is won within ${horizonDays} days, and to try it on later ones, they must cover more: import older touchpoints, or ask for a shorter time.`
}
