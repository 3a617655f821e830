import type { JourneyReading } from './journey-reading'
import type { Lead } from './lead'
import type { Stage } from './stage'
import { stageIndex } from './stage-names'
import type { Touchpoint } from './touchpoint'

/** A lead of an account with the journey read from its touchpoints. */
export interface AccountMember {
  lead: Pick<Lead, 'id' | 'name'>
  touchpoints: readonly Touchpoint[]
  journey: Pick<JourneyReading, 'stage'>
}

/** Somebody else at the lead's company. */
export interface Colleague {
  id: string
  name: string
  stage: Stage
  /** The last thing they did themselves, ms; absent where nothing is known. */
  lastAt?: number
}

/** The buying group beside one lead. Law: the lead's own stage is no part of it. */
export interface AccountReading {
  company: string
  /** Everybody else known at the company. */
  others: number
  /** The search for them was cut off: there may be more. */
  isCut?: true
  /** Those who did something in the last thirty days, the latest first. */
  active: Colleague[]
  /** Who of the others is furthest, where anybody is known; of several in one stage the last active. */
  furthest?: Colleague
}

const ACTIVE_MS = 30 * 86_400_000

/** What the company did to the lead, or a system noted; all else the lead did. */
const DONE_TO: ReadonlySet<Touchpoint['type']> = new Set([
  'ad.impression', 'email.sent', 'email.delivered', 'email.bounced', 'stage.changed', 'list.added', 'call.made',
  'other',
] as const) // prettier-ignore

/** Who else at the company is active, and how far the others have come. `isCut`: not all of them were looked at. */
export function readAccount(
  company: string,
  others: readonly AccountMember[],
  now: number,
  isCut = false,
): AccountReading {
  const colleagues = others.map((member) => colleagueOf(member, now)).sort(latestFirst)
  const furthest = colleagues.reduce<Colleague | undefined>(
    (best, each) => (best && stageIndex(best.stage) >= stageIndex(each.stage) ? best : each),
    undefined,
  )
  return {
    company,
    others: others.length,
    ...(isCut ? { isCut } : {}),
    active: colleagues.filter(({ lastAt }) => lastAt !== undefined && now - lastAt <= ACTIVE_MS),
    ...(furthest ? { furthest } : {}),
  }
}

function colleagueOf({ lead, touchpoints, journey }: AccountMember, now: number): Colleague {
  const lastAt = touchpoints.reduce(
    (last, { type, at, grade }) =>
      at > now || at < last || grade === 'machine' || DONE_TO.has(type) ? last : at,
    -Infinity,
  )
  const known = Number.isFinite(lastAt) ? { lastAt } : {}
  return { id: lead.id, name: lead.name, stage: journey.stage, ...known }
}

function latestFirst(a: Colleague, b: Colleague): number {
  return (b.lastAt ?? -Infinity) - (a.lastAt ?? -Infinity) || (a.id < b.id ? -1 : 1)
}

/** Legal forms: Acme, Acme Ltd and ACME GmbH are one account. */
const LEGAL_FORM =
  /^(inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|aps|oy|pty|kk)$/

/** The words by which a company is the same one: letters and digits without accents, case and legal form. */
export function companyWords(company: string): string[] {
  const folded = company.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = folded.replace(/\./g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean) // prettier-ignore
  return words.filter((word, at) => at === 0 || !LEGAL_FORM.test(word))
}

/** True where two names are those of one company. */
export function isSameCompany(a: string, b: string): boolean {
  const words = companyWords(a)
  return words.length > 0 && words.join(' ') === companyWords(b).join(' ')
}
