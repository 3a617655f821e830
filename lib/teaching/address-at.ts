import { addressesOf, placeProblem, type PlaceProblem } from '../hosts/taught-place'
import { isVisible } from '../hosts/visible'
import { attributeWithAddress, placeOf, type TaughtPlace } from './place-of'

/** Letters beside the address in what was clicked; more is a paragraph. */
const MOST_AROUND = 100
const LONGEST_ADDRESS = 320
/** Elements that the keyboard looks through, and stops it makes. */
const MOST_ELEMENTS = 20_000
const MOST_STOPS = 100

const WORDS: Record<PlaceProblem | 'frame' | 'unkept', string> = {
  none: 'No e-mail address is in there. Click the address itself, or press Esc.',
  several: 'Several addresses are in there. Click one of them, or press Esc.',
  quote: 'This address stands in a quote or in a message’s text. Click the one that the page itself shows.',
  draft: 'This address stands in a text that is being written. Click the one that the page itself shows.',
  list: 'This address is one of a list. Open the page of one person, and point there.',
  menu: 'This address stands in the page’s menu or foot, the same on every page. Click the person’s own.',
  frame: 'This is a frame of its own in the page. Halfdoor cannot remember an address in there.',
  unkept: 'This address stands in a part of the page that Halfdoor cannot remember.',
}

/** What was pointed at: its place, or why it cannot be remembered. */
export type Pointed = { place: TaughtPlace } | { words: string }

/** The page's element under a point, inside open shadow roots too, below what `host` lays over it. */
export function elementUnder(page: Document, host: Element, x: number, y: number): Element | undefined {
  let found = page.elementsFromPoint(x, y).find((one) => one !== host)
  for (let inner = found; inner;) {
    found = inner
    const deeper: Element | undefined = inner.shadowRoot?.elementsFromPoint(x, y)[0]
    inner = deeper && deeper !== inner && inner.shadowRoot?.contains(deeper) ? deeper : undefined
  }
  return found
}

/** The place of the address in an element or in the one around it. */
export function pointedAt(element: Element, page: Document): Pointed {
  if (element.matches('iframe,frame,object,embed')) return { words: WORDS.frame }
  const holder = holderOf(element)
  if (!holder) return { words: WORDS.none }
  const problem = placeProblem(holder, attributeWithAddress(holder))
  if (problem) return { words: WORDS[problem] }
  const place = holder.getRootNode() === page ? placeOf(holder, page) : undefined
  return place ? { place } : { words: WORDS.unkept }
}

function styleOf(element: Element): CSSStyleDeclaration {
  return element.ownerDocument.defaultView!.getComputedStyle(element)
}

/** The innermost element with the address: in what was clicked, or around it where that is a piece of a line. */
function holderOf(element: Element): Element | undefined {
  const { parentElement } = element
  const isPiece = styleOf(element).display.startsWith('inline')
  let holder = [element, isPiece && parentElement].find((one) => one && holdsAddress(one)) || undefined
  for (let inner = holder; inner; inner = [...inner.children].find(holdsAddress)) holder = inner
  return holder
}

/** Where the keyboard stops: the innermost elements with an address that can be remembered, in page order. */
export function addressStops(page: Document): Element[] {
  const all = [...page.body.querySelectorAll('*')].slice(0, MOST_ELEMENTS)
  const holding = all.filter(
    (one) => !/^(SCRIPT|STYLE)$/.test(one.tagName) && holdsAddress(one) && isVisible(one),
  )
  const inner = holding.filter((one) => !holding.some((other) => other !== one && one.contains(other)))
  return inner.filter((one) => 'place' in pointedAt(one, page)).slice(0, MOST_STOPS)
}

/** True where an address and little else is in an element's text, field or attributes. */
function holdsAddress(element: Element): boolean {
  const field = /^(INPUT|TEXTAREA)$/.test(element.tagName) ? (element as HTMLInputElement).value : ''
  const { length } = (field || element.textContent || '').trim()
  if (length > LONGEST_ADDRESS + MOST_AROUND) return false
  const [first] = addressesOf(element, attributeWithAddress(element))
  return first !== undefined && length < first.length + MOST_AROUND
}
