import { changesPull } from '../contract/changes-pull'
import type { HubClient } from '../hub/hub-client'
import type { HalfdoorDatabase } from '../store/database'
import { applyChanges, type ChangedNoun } from '../store/hub-changes'
import { copiesOf } from '../store/hub-lead'
import { getSyncState } from '../store/sync-store'

/** What a waiting answer takes on its way, ms, besides the wait itself. */
const ON_THE_WAY = 10_000

export interface PullParts {
  db: HalfdoorDatabase
  client: HubClient
  /** The member's name, as the hub writes it. */
  member: string
  now(): number
  tell(nouns: readonly ChangedNoun[]): void
}

interface Pull {
  /** Seconds that the hub may wait for something to happen. */
  wait?: number
  /** Leads that are on the screen: those whose file is another one now are answered. */
  openLeads?: readonly string[]
  signal?: AbortSignal
}

/**
 * Brings the copy up to the hub's last change, page by page; each page with its cursor is one transaction, so that a
 * worker that dies goes on where it was. Answers the open leads that must be looked up again. Throws a `HubError`.
 */
export async function pullChanges(parts: PullParts, { wait = 0, openLeads = [], signal }: Pull = {}) {
  const { db, client, member, now, tell } = parts
  const touched = new Set<string>()
  for (let isFirst = true; ; isFirst = false) {
    const { cursor } = await getSyncState(db)
    const seconds = isFirst ? wait : 0
    const answer = await client.ask(
      changesPull,
      { since: cursor ?? 0, wait: seconds, leads: isFirst ? await marksOf(db, openLeads) : [] },
      { patience: seconds * 1000 + ON_THE_WAY, ...(signal ? { signal } : {}) },
    )
    const state = { cursor: answer.cursor, at: now() }
    const changed = await applyChanges(db, {
      items: answer.items,
      erased: answer.erased,
      since: cursor,
      state,
      reset: cursor === undefined || (answer.reset ?? false),
      member,
    })
    for (const id of answer.leads) touched.add(id)
    if (changed?.size) tell([...changed])
    // A page that came too late was not brought in: it is asked for again, from where the copy is now.
    if (changed && !answer.more) return [...touched]
  }
}

async function marksOf(db: HalfdoorDatabase, openLeads: readonly string[]) {
  const copies = await copiesOf(db, openLeads)
  return copies.map(({ leadId, updatedAt }) => ({ id: leadId, updatedAt }))
}
