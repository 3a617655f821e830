import { findAnyComposes } from '../hosts/compose'
import type { Compose } from '../hosts/contract'
import { frameDocuments } from '../watch/frame-documents'
import type { DraftSeen } from './draft-memory'

/**
 * The drafts that an adapter does not find, where one of their own was in focus: in open shadow roots of the page and
 * its same-origin frames, and in windows the page has opened. One that nobody has clicked into is left alone there,
 * because the panel does not know of it and says that it copies.
 */
export function findHiddenComposes(
  page: Document,
  known: readonly Compose[],
  drafts: readonly DraftSeen[],
): Compose[] {
  const inPage: Node[] = frameDocuments(page)
  // The document of a closed window stays whole.
  const open = drafts.filter(
    ({ field }) => field.isConnected && field.ownerDocument.defaultView?.closed === false,
  )
  const roots = new Set(open.map(({ field }) => field.getRootNode() as Document | ShadowRoot))
  const found = [...roots].flatMap((root) =>
    inPage.includes(root) ? [] : findAnyComposes(root.ownerDocument ?? (root as Document), root),
  )
  return found.filter(({ body }) => !known.some((compose) => compose.body === body))
}
