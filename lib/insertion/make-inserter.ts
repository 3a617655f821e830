import type { HostAdapter } from '../hosts/contract'
import { askAsPage } from '../messages/page-wire'
import type { Content } from './content'
import { rememberDrafts } from './draft-memory'
import type { Inserted, insertIntoLast } from './insert-into-last'

declare global {
  /** Set by the insertion script, in the world of the extension's scripts. */
  var halfdoorInsert: typeof insertIntoLast | undefined
}

/**
 * Remembers the page's drafts from now on. Answers a function that inserts into the draft last in focus, one
 * insertion after the other.
 */
export function makeInserter(
  adapterFor: (url: URL, page: Document) => HostAdapter,
  signal: AbortSignal,
): (content: Content) => Promise<Inserted> {
  const drafts = rememberDrafts(document, signal)
  let last: Promise<unknown> = Promise.resolve()

  async function insert(content: Content): Promise<Inserted> {
    if (!globalThis.halfdoorInsert) await askAsPage('insertionLoad', {})
    const composes = adapterFor(new URL(location.href), document).composes(document)
    return globalThis.halfdoorInsert!(composes, drafts, content)
  }

  return (content) => {
    const mine = last.then(() => insert(content))
    last = Promise.allSettled([mine])
    return mine
  }
}
