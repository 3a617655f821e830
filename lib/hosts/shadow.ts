/** Elements looked at: about a millisecond, on a page of any size. */
const BUDGET = 5000

/** Every open shadow root below an element, roots in roots too, but none inside of `skip`. Closed ones stay closed. */
function openRoots(root: Element, skip: string): ShadowRoot[] {
  const roots: ShadowRoot[] = []
  const queue: Node[] = [root]
  let left = BUDGET
  for (const at of queue) {
    const walker = root.ownerDocument.createTreeWalker(at, 1)
    while (left-- > 0 && walker.nextNode()) {
      const host = walker.currentNode as Element
      const { shadowRoot } = host
      if (!shadowRoot || host.closest(skip)) continue
      roots.push(shadowRoot)
      queue.push(shadowRoot)
    }
  }
  return roots
}

/** Finds in an element, and where its light DOM has nothing, in its open shadow roots. */
export function piercing(root: Element, skip: string): (css: string) => Element[] {
  let roots: ShadowRoot[] | undefined
  return (css) => {
    const found = [...root.querySelectorAll(css)]
    return found.length
      ? found
      : (roots ??= openRoots(root, skip)).flatMap((one) => [...one.querySelectorAll(css)])
  }
}
