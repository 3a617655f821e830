/** Attributes that applications keep from version to version. */
const STEADY = [
  'data-testid',
  'data-test-id',
  'data-test',
  'data-qa',
  'data-field',
  'data-name',
  'data-id',
  'itemprop',
  'name',
  'id',
  'aria-describedby',
]
/** A value made by a machine: long digits, or letters and digits mixed like a hash. */
const MADE = /\d{3,}|[0-9a-f]{8,}|:|@/i
const MAX_DEPTH = 12

/** Where the address stands in the element that was pointed at. */
export interface TaughtPlace {
  css: string
  /** The attribute that holds the address; without it, the text or the field's value. */
  attribute?: string
}

/**
 * A selector that finds exactly this element in its page, by steady attributes where there are any. Nothing of the
 * person is in it: no text, no value, no address. Undefined where none is found.
 */
export function placeOf(element: Element, page: Document): TaughtPlace | undefined {
  const attribute = attributeWithAddress(element)
  const path: string[] = []
  for (
    let at: Element | null = element;
    at && at !== page.body && path.length < MAX_DEPTH;
    at = at.parentElement
  ) {
    const steady = steadyName(at)
    path.unshift(steady ?? countedName(at))
    const css = path.join('>')
    if (steady && isOnly(css, element, page)) return { css, ...(attribute && { attribute }) }
  }
  const css = path.join('>')
  return isOnly(css, element, page) ? { css, ...(attribute && { attribute }) } : undefined
}

/** The attribute in which an address stands, where the text and the field hold none. */
export function attributeWithAddress(element: Element): string | undefined {
  const shown = /^(INPUT|TEXTAREA)$/.test(element.tagName)
    ? (element as HTMLInputElement).value
    : element.textContent
  if (shown?.includes('@') || element.getAttribute('href')?.startsWith('mailto:')) return undefined
  return [...element.attributes].find(({ value }) => /\S@\S+\.\S/.test(value))?.name
}

function steadyName(element: Element): string | undefined {
  for (const name of STEADY) {
    const value = element.getAttribute(name)
    if (value && value.length <= 60 && !MADE.test(value))
      return `${element.localName}[${name}=${JSON.stringify(value)}]`
  }
  return undefined
}

/** The element among its kind below its parent. */
function countedName(element: Element): string {
  const same = [...(element.parentElement?.children ?? [])].filter(
    (one) => one.localName === element.localName,
  )
  const name = element.localName.replace(/[^\w-]/g, '\\$&')
  return same.length > 1 ? `${name}:nth-of-type(${same.indexOf(element) + 1})` : name
}

function isOnly(css: string, element: Element, page: Document): boolean {
  const found = page.querySelectorAll(css)
  return found.length === 1 && found[0] === element
}
