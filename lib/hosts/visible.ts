/**
 * True where the user can see the element: no ancestor hides it, nor its frame. By styles alone, so that it holds
 * without layout too. Cost: one walk up, for a handful of elements a reading.
 */
export function isVisible(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  if (!view || view.getComputedStyle(element).visibility === 'hidden') return false
  for (let at: Element | null = element; at; at = at.parentElement)
    if (view.getComputedStyle(at).display === 'none') return false
  return !view.frameElement || isVisible(view.frameElement)
}

/** True where the page has boxes with sizes: in a browser, not in a parsed file. */
export function hasLayout(page: Document): boolean {
  return page.documentElement.getBoundingClientRect().width > 0
}

/**
 * The active one of several panes that stay mounted: of the first selector that has a visible one, the largest,
 * one that is not `aria-hidden` before one that is. Off-screen and empty boxes are not visible.
 */
export function pickPane(page: Document, selectors: readonly string[]): Element | undefined {
  const layout = hasLayout(page)
  for (const css of selectors) {
    let best: Element | undefined
    let most = -1
    for (const pane of page.querySelectorAll(css)) {
      const { width, height, right } = pane.getBoundingClientRect()
      const gone = layout && pane !== page.body && (width < 2 || height < 2 || right <= 0)
      const size = pane.closest('[aria-hidden=true]') ? 0 : 1 + width * height
      if (gone || size <= most || !isVisible(pane)) continue
      best = pane
      most = size
    }
    if (best) return best
  }
  return undefined
}
