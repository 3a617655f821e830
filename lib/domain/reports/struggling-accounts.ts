const DAY_MS = 86_400_000
/** So long without a touch by either side an account in play is quiet. */
const QUIET_DAYS = 21
/** Touches of the last so many days are held against those of as many before. */
const TREND_DAYS = 30
/** Fewer touches before than this say nothing about cooling. */
const TREND_LEAST = 4

/** An account in play: a lead of it is with sales, and neither won nor lost. */
export interface AccountFacts {
  account: string
  /** Times of the touches of all its leads, both sides, in any order. */
  touches: readonly number[]
  /** Promises to or about its leads that are overdue. */
  overdue: number
  /** Objections and questions without an answer. */
  openObjections: number
}

/** Why an account needs a look: days since the last touch, touches now and before, or how many. */
export type Struggle =
  | { kind: 'quiet'; days: number }
  | { kind: 'cooling'; recent: number; before: number }
  | { kind: 'overdue'; count: number }
  | { kind: 'unanswered'; count: number }

export interface StrugglingAccount {
  account: string
  struggles: Struggle[]
}

/**
 * Accounts that need a look, those with most reasons first: no touch for 21 days, less than half the touches of the
 * thirty days before (of at least four), overdue promises, unanswered objections. Defaults by judgement.
 */
export function strugglingAccounts(accounts: readonly AccountFacts[], now: number): StrugglingAccount[] {
  return accounts
    .map((facts) => ({ account: facts.account, struggles: strugglesOf(facts, now) }))
    .filter(({ struggles }) => struggles.length > 0)
    .sort((a, b) => b.struggles.length - a.struggles.length || (a.account < b.account ? -1 : 1))
}

function strugglesOf({ touches, overdue, openObjections }: AccountFacts, now: number): Struggle[] {
  const ages = touches.filter((at) => at <= now).map((at) => (now - at) / DAY_MS)
  const struggles: Struggle[] = []
  const youngest = ages.reduce((least, age) => Math.min(least, age), Infinity)
  if (youngest >= QUIET_DAYS && youngest < Infinity)
    struggles.push({ kind: 'quiet', days: Math.floor(youngest) })
  const recent = ages.filter((age) => age < TREND_DAYS).length
  const before = ages.filter((age) => age >= TREND_DAYS && age < 2 * TREND_DAYS).length
  if (before >= TREND_LEAST && recent < before / 2) struggles.push({ kind: 'cooling', recent, before })
  if (overdue > 0) struggles.push({ kind: 'overdue', count: overdue })
  if (openObjections > 0) struggles.push({ kind: 'unanswered', count: openObjections })
  return struggles
}
