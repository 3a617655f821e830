import type { Compose } from '../hosts/contract'
import type { DraftSeen } from './draft-memory'

/** The draft to insert into: the one last in focus, else the last on the page. Undefined where none is open. */
export function chooseDraft(composes: Compose[], drafts: readonly DraftSeen[]): Compose | undefined {
  for (const { field } of drafts) {
    const inBody = composes.find(({ body }) => body.contains(field) || field.contains(body))
    // The focus may be in the subject or the recipients of a draft.
    const found = inBody ?? composes.find(({ root }) => root.contains(field))
    if (found && field.isConnected) return found
  }
  return composes.at(-1)
}

/** The remembered caret inside this draft, as it is now: the memory goes on when the insertion moves the caret. */
export function caretIn({ body }: Compose, drafts: readonly DraftSeen[]): DraftSeen | undefined {
  const draft = drafts.find(({ field, node }) => field === body || (node && body.contains(node)))
  return draft && { ...draft }
}
