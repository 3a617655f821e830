import type { HostAdapter } from '../hosts/contract'
import { askAsPage } from '../messages/page-wire'
import type { Content } from './apply-method'
import { caretIn, chooseDraft } from './choose-draft'
import { rememberDrafts } from './draft-memory'
import type { Inserted, insertInto } from './insert-into'

declare global {
  /** Set by the insertion script, in the world of the extension's scripts. */
  var halfdoorInsert: typeof insertInto | undefined
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
    const composes = adapterFor(new URL(location.href), document).composes(document)
    const compose = chooseDraft(composes, drafts)
    if (!compose) return { outcome: 'noDraft' }
    if (!globalThis.halfdoorInsert) await askAsPage('insertionLoad', {})
    return globalThis.halfdoorInsert!(compose, content, caretIn(compose, drafts))
  }

  return (content) => {
    const mine = last.then(() => insert(content))
    last = Promise.allSettled([mine])
    return mine
  }
}
