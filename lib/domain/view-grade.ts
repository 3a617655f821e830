import type { ViewGrade } from './view'

/** What is known of one request for a tracked link. Nothing here names a person or an address. */
export interface Opening {
  method: string
  /** `Purpose`, `Sec-Purpose` or `X-Moz` said that a program fetched it ahead. */
  prefetch: boolean
  /** The user agent is absent, or one of a known program. */
  agent: 'browser' | 'program' | 'none'
  /** It came from a network that checks the links in mail. */
  scannerNetwork: boolean
  /** Seconds since the link was made for its draft. */
  age: number
  /** `Accept-Language` was sent: browsers send it always. */
  hasLanguage: boolean
  /** `Sec-Fetch-*` says that it was not a page being opened; undefined where the browser says nothing. */
  isNavigation?: boolean
  /** Do Not Track or Global Privacy Control. */
  asksPrivacy: boolean
}

/** Law: where `anonymous`, nothing of the opening may be kept beside the lead; it counts for the asset only. */
export interface GradedOpening {
  grade: ViewGrade
  /** The rule that decided it, in words. */
  why: string
  anonymous: boolean
}

/** No mail is written, sent and opened within this time, seconds. */
const TOO_SOON = 15
/** Few are: a link handed over in a chat is. */
const SOON = 60

/** How near to one another all links of a message must be opened to look like a check of it, ms. */
export const SWEEP = 5_000
/** Links made for one lead this near to one another stand in one message, ms. */
export const ONE_MESSAGE = 30 * 60_000

/**
 * Grades one opening. The first rule that fits decides; a machine is what no person does, unsure is what few do.
 * The rules are listed in docs/hub-links.md.
 */
export function gradeOpening(opening: Opening): GradedOpening {
  const { grade, why } = ruleOf(opening)
  return { grade, why, anonymous: opening.asksPrivacy }
}

function ruleOf(opening: Opening): { grade: ViewGrade; why: string } {
  const { method, prefetch, agent, scannerNetwork, age, hasLanguage, isNavigation } = opening
  if (method !== 'GET') return { grade: 'machine', why: `asked by ${method}, as programs do` }
  if (prefetch) return { grade: 'machine', why: 'fetched ahead by a program' }
  if (agent === 'none') return { grade: 'machine', why: 'named no browser' }
  if (agent === 'program') return { grade: 'machine', why: 'a known program' }
  if (scannerNetwork) return { grade: 'machine', why: 'a network that checks mail' }
  if (age < TOO_SOON)
    return { grade: 'machine', why: `opened ${Math.max(0, Math.floor(age))} s after it was made` }
  if (opening.asksPrivacy) return { grade: 'unsure', why: 'the browser asks not to be tracked' }
  if (age < SOON) return { grade: 'unsure', why: `opened ${Math.floor(age)} s after it was made` }
  if (!hasLanguage) return { grade: 'unsure', why: 'named no language, which browsers do' }
  if (isNavigation === false) return { grade: 'unsure', why: 'not opened as a page' }
  return { grade: 'human', why: 'opened in a browser' }
}

export interface MessageLink {
  linkId: string
  /** When it was made, ms. */
  madeAt: number
  /** Its openings, ms. */
  openedAt: readonly number[]
}

/**
 * Grades an opening again in the light of the other links of its message: three or more that were all opened within
 * `SWEEP` are a machine's work, two may be a person's.
 * @param links every link of the lead that was made within `ONE_MESSAGE` of the opened one, that one included
 * @returns undefined where the links say nothing
 */
export function gradeSweep(
  at: number,
  links: readonly MessageLink[],
): Omit<GradedOpening, 'anonymous'> | undefined {
  if (links.length < 2) return undefined
  const all = links.every(({ openedAt }) => openedAt.some((other) => Math.abs(other - at) <= SWEEP))
  if (!all) return undefined
  const why = `all ${links.length} links of the message within ${SWEEP / 1000} s`
  return { grade: links.length > 2 ? 'machine' : 'unsure', why }
}

const ORDER: readonly ViewGrade[] = ['human', 'unsure', 'machine']

/** True where `next` trusts less than `before`. Law: a grade only falls. */
export function isLower(next: ViewGrade, before: ViewGrade): boolean {
  return ORDER.indexOf(next) > ORDER.indexOf(before)
}
