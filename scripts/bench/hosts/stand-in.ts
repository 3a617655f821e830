/** Tags that a browser never shows. */
const UNSHOWN = /^(HEAD|SCRIPT|STYLE|TITLE|META|LINK|TEMPLATE|NOSCRIPT)$/
const SIZE = { width: 800, height: 600 }

/**
 * A parsed page has no layout, and its computed styles cost milliseconds each. This stands in for both, by inline
 * styles and the `hidden` attribute, which is all that the mutations hide by. A page with a style sheet keeps its own
 * computed styles.
 */
export function standIn(page: Document): void {
  const view = page.defaultView!
  if (!page.querySelector('style'))
    view.getComputedStyle = (element) => styleOf(element) as CSSStyleDeclaration
  // The prototype of this window only.
  const { Element: Base } = view as unknown as { Element: typeof Element }
  Base.prototype.getBoundingClientRect = function () {
    return boxOf(this)
  }
}

/** The same for the frames of a page, which come with each copy. */
export function standInFrames(page: Document): void {
  for (const { contentDocument } of page.querySelectorAll('iframe'))
    if (contentDocument) standIn(contentDocument)
}

interface Style {
  display: string
  visibility: string
  opacity: string
  overflow: string
  top: string
}

function styleOf(element: Element): Style {
  const gone = UNSHOWN.test(element.tagName) || element.hasAttribute('hidden')
  const visibility = element.closest('[style*="visibility"]')
  return {
    display: inline(element, 'display') ?? (gone ? 'none' : 'block'),
    visibility: (visibility && inline(visibility, 'visibility')) ?? 'visible',
    opacity: inline(element, 'opacity') ?? '1',
    overflow: inline(element, 'overflow') ?? 'visible',
    top: inline(element, 'top') ?? 'auto',
  }
}

function inline(element: Element, property: string): string | undefined {
  const style = element.getAttribute('style')
  return style ? new RegExp(`(?:^|[;\\s])${property}:\\s*([^;]+)`).exec(style)?.[1]?.trim() : undefined
}

function boxOf(element: Element): DOMRect {
  let left = 100
  let top = 50
  let { width, height } = SIZE
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (styleOf(at).display === 'none') width = height = 0
    left += pixels(inline(at, 'left'))
    top += pixels(inline(at, 'top'))
    // What such a box holds keeps its size and is cut off.
    if (at === element && inline(at, 'width') === '0') width = 0
  }
  const box = { x: left, y: top, left, top, right: left + width, bottom: top + height, width, height }
  return { ...box, toJSON: () => box }
}

/** Of the page's width of 1024, where it is a share. */
function pixels(length = '0'): number {
  return parseFloat(length) * (length.endsWith('%') ? 10.24 : 1) || 0
}
