import type { Reading } from '../domain/reading'

/** A mail being written on the page. */
export interface Compose {
  /** Stays the same for as long as this draft is open. */
  key: string
  /** The editable element: a textarea, an input, or the root of a contenteditable (perhaps in a same-origin frame). */
  body: HTMLElement
  /** Elements inside the body that text must stand before: the signature, the quoted mail. Selectors. */
  before: readonly string[]
  /** The element that the sidebar must not cover without a way to move it. */
  root: Element
}

/**
 * The contract of a host. Laws, kept by `test/hosts/contract-suite.ts`:
 * 1. `read` and `composes` look only at the document and URL they are given, and at its same-origin frames.
 * 2. Twice on the same page they give the same; the page is untouched; nothing is thrown, whatever the page holds.
 * 3. A URL of another host is not mine. A page of mine without its main node reads `notReady` or `changed`.
 * 4. Nobody comes from a message list, a body, quoted text or a hidden pane. The exceptions have roles of
 *    their own (`forwarded`, `form`), and the rep must confirm them.
 * 5. A sure wrong person is the worst answer; `notFound` is allowed.
 */
export interface HostAdapter {
  readonly name: string
  /** True where this page belongs to this host, by its URL or, for self-hosted software, by marks in the page. */
  isMine(url: URL, page: Document): boolean
  /** Who and what is on the page now. */
  read(page: Document, url: URL): Reading
  /** Every mail being written on the page, in page order. */
  composes(page: Document): Compose[]
}
