import type { Compose } from '../hosts/contract'
import type { InsertOutcome } from '../messages/worker-to-page'
import type { Content } from './content'
import { caretIn, chooseDraft } from './choose-draft'
import type { DraftSeen } from './draft-memory'
import { holdsAlready } from './holds-already'
import { insertInto } from './insert-into'
import { findHiddenComposes } from './hidden-composes'

export interface Inserted {
  outcome: InsertOutcome
  /** The method that worked. */
  method?: string
  /** It stood in this draft before, and was asked for once more. */
  again?: boolean
}

/**
 * Inserts into the draft last in focus, whether the host's adapter finds it or only a look into the page's shadow
 * roots and the windows it has opened. What the draft holds already is put there once more only where `again` asks for it.
 */
export async function insertIntoLast(
  composes: Compose[],
  drafts: readonly DraftSeen[],
  content: Content & { again?: boolean },
): Promise<Inserted> {
  // These first: without any focus the last of the host's own is taken.
  const compose = chooseDraft([...findHiddenComposes(document, composes, drafts), ...composes], drafts)
  if (!compose) return { outcome: 'noDraft' }
  const isThere = holdsAlready(compose, content)
  if (isThere && !content.again) return { outcome: 'already' }
  const method = await insertInto(compose, content, caretIn(compose, drafts))
  if (!method) return { outcome: 'failed' }
  return { outcome: 'inserted', method, ...(isThere ? { again: true } : {}) }
}
