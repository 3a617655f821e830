import type { PersonRole, PersonSeen } from '../domain/reading'
import { readText } from './text'

/** A: seen in a real capture. B: reported from live pages. C: older, or from one source. */
const CONFIDENCE = { A: 0.95, B: 0.85, C: 0.6 }
/** Longer texts name nobody: cut, they might name somebody else. */
const MAX_TEXT = 300
const MAX_ELEMENTS = 60
/** Words for screen readers and buttons inside a value. */
const UNREAD = '.voice,.extwin'

/** One place where a host shows a fact; its selector is its id. Flat data: it may come from outside one day. */
export interface Probe {
  confidence: keyof typeof CONFIDENCE
  css: string
  /** The attribute that holds the value; without it, the field's value or the text. */
  attribute?: string
  /** Where the display name stands: an attribute, or a selector in the microdata item around it. */
  name?: string
}

export function probe(
  confidence: Probe['confidence'],
  css: string,
  attribute?: string,
  name?: string,
): Probe {
  return { confidence, css, attribute, name }
}

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
      const value = readValue(element, attribute)
      const item = named.startsWith('[') && element.closest('[itemscope]')?.querySelector(named)
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
    for (const element of elementsOf(search, one))
      text ||= readValue(element, one.attribute).slice(0, MAX_TEXT)
  return text || undefined
}
