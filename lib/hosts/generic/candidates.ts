import type { PersonSeen } from '../../domain/person-seen'
import type { Found } from '../found'
import { readValue } from '../probe'
import { readText } from '../text'
import { isVisible, pickPane } from '../visible'
import { ADDRESS_ATTRIBUTES, ELSEWHERE, schemaMail } from './selectors'

/** Elements looked at, and children past which an element is a list: the cost is bounded on any page. */
const BUDGET = 2000
const LONG_LIST = 40
/** More, and the page is a list. */
const MAX_PEOPLE = 4
/** Far below what counts as sure: a guess is always asked. */
const GUESS = 0.4

/** A page of which nothing is known: guesses in its main pane, all of them to be asked about. */
export function readGuesses(page: Document, health: Record<string, number>, isRecord = false): Found {
  const main = pickPane(page, schemaMail.panes)
  const people = main ? readCandidates(main, isRecord) : []
  for (const { via } of people) health[via[0]!] = (health[via[0]!] ?? 0) + 1
  return { state: people.length ? 'ready' : main ? 'notFound' : 'notReady', people }
}

/**
 * Who the page might be about: addresses in the main pane's links, attributes, fields and headings, outside of
 * lists, bodies and navigation. A page with many addresses is a list and gives nobody.
 */
function readCandidates(main: Element, isRecord: boolean): PersonSeen[] {
  const seen = new Map<string, PersonSeen>()
  let left = BUDGET
  const walk = (element: Element): void => {
    if (left-- < 0 || element.childElementCount > LONG_LIST || element.matches(ELSEWHERE)) return
    for (const attribute of ADDRESS_ATTRIBUTES) {
      const [email] = /[^\s<>():]{1,64}@[^\s<>()?]{1,200}/.exec(valueOf(element, attribute)) ?? []
      if (email && isVisible(element)) {
        const name = readValue(element)
        const named = name.includes('@') ? undefined : name.slice(0, 100)
        seen.set(email, {
          email,
          name: named,
          role: 'candidate',
          confidence: GUESS,
          via: [attribute],
          ...seen.get(email),
        })
      }
    }
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) walk(child)
  }
  walk(main)
  const people = [...seen.values()]
  const [only] = people
  // The main heading of a record's page is its name.
  if (only && isRecord && people.length === 1) only.name ??= headingOf(main)
  return people.length > MAX_PEOPLE ? [] : people
}

/** The attribute's value where it may hold an address: links of mail only, the text of headings and mail fields only. */
function valueOf(element: Element, attribute: string): string {
  // A heading may be the box round a message.
  if (!attribute && element.matches('h1,h2,h3')) return readText(element, ELSEWHERE)
  if (!attribute) return element.matches('input[type=email],input[name*=email i]') ? readValue(element) : ''
  const value = element.getAttribute(attribute) ?? ''
  return attribute !== 'href' || value.startsWith('mailto:') ? value : ''
}

/** The highest visible heading; one selector at a time, because a list of them is slow on a large page. */
function headingOf(main: Element): string | undefined {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5'].map((css) => main.querySelector(css))
  const heading = headings.find((one) => one && isVisible(one))
  return heading ? readValue(heading).slice(0, 100) : undefined
}
