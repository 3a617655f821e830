import { wilson } from '../funnel/wilson'

const DAY = 86_400_000

/** A kind of touch that seems to be written by sales once the outcome is known, and what says so. */
export interface TouchLeak {
  /** `meeting.held`, `form.submitted/product`. */
  type: string
  /** Closed leads that have it. */
  leads: number
  reasons: string[]
}

/** A lead with its outcome: when each kind of touch came first, ms. */
export interface ClosedLead {
  won: boolean
  closedAt: number
  firsts: ReadonlyMap<string, number>
}

/** Fewer closed leads say nothing of a kind. */
const LEAST_AFTER = 5
const LEAST_BEFORE = 20
const AFTER_SHARE = 0.5
const FIXED_RATE = 0.9
/** A touch noted within the day of the outcome was noted with it. */
const WITH_IT_MS = DAY

interface Tally {
  /** Came first in the day before the outcome, or later. */
  late: number
  early: number
  earlyWon: number
}

/**
 * Looks for kinds of touch that were written after the fact. Each of two signs is enough:
 * 1. on half of the closed leads that have it, five at least, it came first in the day before the outcome or later;
 * 2. the leads that had it earlier, twenty at least, nearly all won, or hardly any did beside the others (by the 95%
 *    interval).
 * Suspected, not proven: a person decides. Thresholds are defaults by judgement.
 */
export function startLeakWatch(): { visit(lead: ClosedLead): void; suspects(): TouchLeak[] } {
  const tallies = new Map<string, Tally>()
  let [closed, won] = [0, 0]
  return {
    visit(lead) {
      closed++
      if (lead.won) won++
      for (const [type, first] of lead.firsts) {
        const tally = tallies.get(type) ?? { late: 0, early: 0, earlyWon: 0 }
        tallies.set(type, tally)
        if (first > lead.closedAt - WITH_IT_MS) tally.late++
        else {
          tally.early++
          if (lead.won) tally.earlyWon++
        }
      }
    },
    suspects() {
      const base = closed > 0 ? won / closed : 0
      return [...tallies]
        .map(([type, tally]) => ({
          type,
          leads: tally.late + tally.early,
          reasons: [comesLate(tally), fixesOutcome(tally, base)].filter((reason) => reason !== undefined),
        }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((a, b) => b.leads - a.leads || (a.type < b.type ? -1 : 1))
    },
  }
}

function comesLate({ late, early }: Tally): string | undefined {
  const n = late + early
  if (n < LEAST_AFTER || late / n < AFTER_SHARE) return undefined
  return `on ${late} of ${n} closed leads it came first with the outcome or after it`
}

function fixesOutcome({ early, earlyWon }: Tally, base: number): string | undefined {
  if (early < LEAST_BEFORE) return undefined
  const { low, high } = wilson(earlyWon, early)
  if (low > Math.max(FIXED_RATE, base) || high < base / 4)
    return `${earlyWon} of the ${early} closed leads that had it earlier were won, of all closed ones ${Math.round(100 * base)}%`
  return undefined
}
