import type { Probe } from '../domain/host-table'
import type { PersonRole, PersonSeen } from '../domain/person-seen'
import { readText } from './text'
import { bestSeen, sightOf } from './visible'

/** What a probe's word is worth. */
const CONFIDENCE = { A: 0.95, B: 0.85, C: 0.6 }
/** Longer texts name nobody: cut, they might name somebody else. */
const MAX_TEXT = 300
const MAX_ELEMENTS = 60
/** Words for screen readers and buttons inside a value. */
const UNREAD = '.voice,.extwin'

/** Where probes look and what they count. */
export interface Search {
  all(css: string): Element[]
  /** Hits of each probe. */
  health: Record<string, number>
  /** What lies inside of these is never read: lists, bodies, quotes, drafts. A selector. */
  skip?: string
}

/** Looks below one element or page. */
export function searchIn(scope: ParentNode, health: Search['health'], skip?: string): Search {
  return { all: (css) => [...scope.querySelectorAll(css)], health, skip }
}

/** The same, without what the page hides, and without what it put aside where something else says it. */
export function seenIn(scope: ParentNode, health: Search['health'], skip?: string, folded = 'x-y'): Search {
  const sight = (element: Element) => sightOf(element.closest(folded)?.parentElement ?? element)
  return { all: (css) => bestSeen([...scope.querySelectorAll(css)], sight), health, skip }
}

function elementsOf({ all, skip, health }: Search, { css }: Probe): Element[] {
  const found = all(css).filter((element) => !skip || !element.closest(skip))
  const id = css.slice(0, 80)
  health[id] = (health[id] ?? 0) + found.length
  return found.slice(0, MAX_ELEMENTS)
}

/** What an element says, in one line: its attribute, its field's value, a `meta`'s content, a link's address, its text. */
export function readValue(element: Element, attribute?: string): string {
  const read = (name: string): string => element.getAttribute(name) ?? ''
  const field = /^(INPUT|TEXTAREA)$/.test(element.tagName) && (element as HTMLInputElement).value
  const text = readText(element, UNREAD)
  const link = !text.includes('@') && /^mailto:.*/i.exec(read('href'))?.[0]
  return (attribute ? read(attribute) : field || link || read('content') || text).replace(/\s+/g, ' ').trim()
}

/** What a probe makes of an element; empty where its pattern does not fit. */
function probeValue(element: Element, { attribute, pattern }: Probe): string {
  const value = readValue(element, attribute)
  if (!pattern) return value
  const hit = new RegExp(pattern).exec(value)
  return hit?.[1] ?? hit?.[0] ?? ''
}

/** Everyone that the probes of one fact see, probe by probe. `chosen`: texts are names, which may hold an address. */
export function probePeople(
  search: Search,
  probes: readonly Probe[] = [],
  role: PersonRole,
  message?: number,
  chosen?: boolean,
): PersonSeen[] {
  return probes.flatMap((one) =>
    elementsOf(search, one).flatMap((element) => {
      const { css, confidence, attribute, name: named = '' } = one
      const value = probeValue(element, one)
      const scope = named.startsWith('[') && element.closest('[itemscope]')
      // Not the name of an item inside it, such as the employer.
      const isOfIt = (other: Element) => other.parentElement?.closest('[itemscope]') === scope
      const item = scope && [...scope.querySelectorAll(named)].find(isOfIt)
      const name = item ? readValue(item) : element.getAttribute(named) || (attribute && element.textContent)
      // A field that the user fills may hold several.
      return (element.tagName === 'TEXTAREA' ? (value.match(/[^,;]+@[^,;]+/g) ?? []) : [value]).flatMap(
        (text): PersonSeen[] => {
          const isAddress = text.includes('@') && !chosen
          const seen = { role, confidence: CONFIDENCE[confidence], via: [css.slice(0, 80)], message }
          if (!text || text.length > MAX_TEXT) return []
          return [
            isAddress
              ? { ...seen, email: text, name: name?.slice(0, MAX_TEXT) || undefined }
              : { ...seen, name: text },
          ]
        },
      )
    }),
  )
}

/** The first text that the probes find. */
export function probeText(search: Search, probes: readonly Probe[] = []): string | undefined {
  let text = ''
  for (const one of probes)
    for (const element of elementsOf(search, one)) text ||= probeValue(element, one).slice(0, MAX_TEXT)
  return text || undefined
}
