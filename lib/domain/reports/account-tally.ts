import { strugglingAccounts, type StrugglingAccount } from './struggling-accounts'

const DAY_MS = 86_400_000
/** What `strugglingAccounts` looks back on; of what is older only the last touch counts. */
const LOOK_BACK_MS = 60 * DAY_MS
/** Nobody looks at more of them in one week. */
const MOST_SHOWN = 100

/** A lead as its account sees it. */
export interface AccountLead {
  company: string
  /** With sales, and neither won nor lost. */
  isInPlay: boolean
  isWon: boolean
  /** Times of the touches of both teams, in any order. */
  touches: readonly number[]
  overdue: { firstAttempt: boolean; verdict: boolean }
}

export interface AccountReport {
  inPlay: number
  /** How many struggle. */
  total: number
  /** The first hundred: those with most reasons. */
  struggling: StrugglingAccount[]
}

interface Account {
  name: string
  isInPlay: boolean
  isWon: boolean
  last: number
  recent: number[]
  attempts: number
  verdicts: number
}

/** Accounts gathered lead by lead. */
export interface AccountTally {
  add(lead: AccountLead): void
  /** @param countsAttempts whether a first attempt can be told at all: see `sales-touch.ts` */
  report(countsAttempts: boolean): AccountReport
}

/** Begins to gather the leads of companies; those written alike but for capitals and spaces are one. */
export function startAccounts(now: number): AccountTally {
  const accounts = new Map<string, Account>()
  return {
    add({ company, isInPlay, isWon, touches, overdue }) {
      const key = company.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
      if (key === '') return
      const account = accounts.get(key) ?? newAccount(company.trim())
      accounts.set(key, account)
      account.isInPlay ||= isInPlay
      account.isWon ||= isWon
      if (isInPlay) {
        account.attempts += Number(overdue.firstAttempt)
        account.verdicts += Number(overdue.verdict)
      }
      for (const at of touches) {
        if (at > now) continue
        account.last = Math.max(account.last, at)
        if (now - at < LOOK_BACK_MS) account.recent.push(at)
      }
    },
    report(countsAttempts) {
      const inPlay = [...accounts.values()].filter((account) => account.isInPlay && !account.isWon)
      const facts = inPlay.map(({ name, last, recent, attempts, verdicts }) => ({
        account: name,
        touches: recent.length > 0 || last === -Infinity ? recent : [last],
        overdue: verdicts + (countsAttempts ? attempts : 0),
        openObjections: 0,
      }))
      const struggling = strugglingAccounts(facts, now)
      return { inPlay: inPlay.length, total: struggling.length, struggling: struggling.slice(0, MOST_SHOWN) }
    },
  }
}

function newAccount(name: string): Account {
  return { name, isInPlay: false, isWon: false, last: -Infinity, recent: [], attempts: 0, verdicts: 0 }
}
