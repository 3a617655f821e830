import type { ComposeSelectors } from '../domain/host-table'
import type { Compose } from './contract'
import { HISTORY, QUOTE } from './text'
import { hasLayout, isVisible } from './visible'

const EDITABLE = 'textarea,[contenteditable=""],[contenteditable=true],[contenteditable=plaintext-only]'
const UNUSABLE =
  '[disabled],[readonly],[role=searchbox],[role=search] *,[name*=search i],[aria-label*=search i],[placeholder*=search i]'
const MIN_HEIGHT = 60
const MAX_FRAMES = 3

/** What stands behind the text of a draft: signature, quoted or forwarded mail, as editors and mail programs mark it. */
export const BEFORE = [QUOTE, HISTORY, '#reply-intro', '#forwardbody1', '[id^=mail-editor-reference]']

const keys = new WeakMap<Element, string>()
let drafts = 0

/** The drafts in a host's own boxes, page order. */
export function findComposes(page: Document, table: ComposeSelectors): Compose[] {
  return [...page.querySelectorAll(table.root)].flatMap((root) => {
    const body = editors(root, 0).find((one) => one.matches(table.body))
    return body ? { key: root.getAttribute(table.key) ?? keyOf(root), body, before: BEFORE, root } : []
  })
}

/** Every field of a page in which a mail could be written: visible, editable, high enough, no search box. */
export function findAnyComposes(page: Document, scope: ParentNode = page): Compose[] {
  return editors(scope, hasLayout(page) ? MIN_HEIGHT : 0).map((body) => ({
    key: keyOf(body),
    body,
    before: BEFORE,
    root: body.ownerDocument.defaultView?.frameElement ?? body.closest('form,[role=dialog]') ?? body,
  }))
}

/** Editable elements below `scope`; those of its same-origin frames in the place of the frame. */
function editors(scope: ParentNode, minHeight: number, depth = 0): HTMLElement[] {
  // One selector at a time: on a page of 50,000 elements, their list costs 10 ms and each of them 0.1.
  const found = ['textarea', '[contenteditable]', 'iframe'].flatMap((css) => [
    ...scope.querySelectorAll<HTMLElement>(css),
  ])
  found.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))
  return found.flatMap((element) => {
    const isInner = element.parentElement?.closest(EDITABLE)
    if (isInner || element.getBoundingClientRect().height < minHeight || element.matches(UNUSABLE)) return []
    if (!isVisible(element)) return []
    if (element.tagName !== 'IFRAME') return element.matches(EDITABLE) ? [element] : []
    const inner = (element as HTMLIFrameElement).contentDocument
    if (!inner?.body || depth > MAX_FRAMES) return []
    const isEditor = inner.designMode === 'on' || inner.body.matches(EDITABLE)
    return isEditor ? [inner.body] : editors(inner, minHeight, depth + 1)
  })
}

/** A name for as long as the element lives; the page is not marked. */
function keyOf(element: Element): string {
  const key = keys.get(element) ?? `draft-${++drafts}`
  keys.set(element, key)
  return key
}
