/** Pixels above its place: put away. Not above the window, where scrolling brings things too. */
const FAR_UP = -2000

/**
 * True where the user can see the element: no ancestor hides it, nor its frame. By styles alone, so that it holds
 * without layout too. Cost: one walk up, for a handful of elements a reading.
 */
export function isVisible(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  if (!view || view.getComputedStyle(element).visibility === 'hidden') return false
  for (let at: Element | null = element; at; at = above(at))
    if (view.getComputedStyle(at).display === 'none') return false
  return !view.frameElement || isVisible(view.frameElement)
}

/** True where the page has boxes with sizes: in a browser, not in a parsed file. */
export function hasLayout(page: Document): boolean {
  return page.documentElement.getBoundingClientRect().width > 0
}

/**
 * How much of an element the user has: 2 seen; 1 behind a dialog, faded out or beside the screen, as pages keep what
 * they showed before; 0 hidden.
 */
export function sightOf(element: Element): 0 | 1 | 2 {
  if (!isVisible(element)) return 0
  const page = element.ownerDocument
  const view = page.defaultView!
  const layout = hasLayout(page)
  const { left, right } = element.getBoundingClientRect()
  const isBeside = right < 0 || left >= view.innerWidth
  if (layout && isBeside && element !== page.body) return 1
  for (let at: Element | null = element; at; at = above(at)) {
    const { opacity, overflow, top } = view.getComputedStyle(at)
    const isShut = layout && /hidden|clip/.test(overflow) && isEmpty(at)
    if (isShut || opacity === '0' || parseFloat(top) < FAR_UP || at.matches('[aria-hidden=true],[inert]'))
      return 1
  }
  return 2
}

/** True for a box without an inside. */
function isEmpty(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width < 2 || height < 2
}

/** Of several elements that say the same, those that the user sees best; none that is hidden. */
export function bestSeen(elements: Element[], sight = sightOf): Element[] {
  const sights = elements.map(sight)
  const most = Math.max(1, ...sights)
  return elements.filter((_, at) => sights[at] === most)
}

function above(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null
}

/**
 * The active one of several panes that stay mounted: of the first selector that has a visible one, the largest,
 * one that is seen before one that is behind a dialog or beside the screen. Empty boxes are none.
 */
export function pickPane(page: Document, selectors: readonly string[]): Element | undefined {
  const layout = hasLayout(page)
  for (const css of selectors) {
    let best: Element | undefined
    let most = -1
    for (const pane of page.querySelectorAll(css)) {
      const { width, height } = pane.getBoundingClientRect()
      const sight = sightOf(pane)
      const size = sight < 2 ? 0 : 1 + width * height
      if (!sight || size <= most || (layout && pane !== page.body && isEmpty(pane))) continue
      best = pane
      most = size
    }
    if (best) return best
  }
  return undefined
}
