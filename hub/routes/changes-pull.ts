import { changesPull } from '../../lib/contract/changes-pull'
import { MARKETING, type Role } from '../../lib/contract/role'
import type { Database } from '../db/connect'
import { isEmpty, pullChanges, type Changes, type Pull } from '../changes/pull'
import { join, leave, makeRoom, type Waiter } from '../changes/watch'
import { route } from './route'

/** Requests of one member that may wait at a time; with one more the oldest is answered as things stand. */
const MOST_WAITING = 10

/** What changed since a cursor; where nothing has, it waits. */
export const changesPullRoute = route(changesPull, async ({ since, wait, leads }, context) => {
  const { db, member, now, signal, readmit } = context
  const { workspaceId, memberId, role } = member
  const isMarketing = isOfMarketing(role)
  const known = new Map(leads.map(({ id, updatedAt }) => [id, updatedAt]))
  const pull: Pull = { workspaceId, memberId, isMarketing, since, leads: known, now: now() }
  if (wait === 0) return pullChanges(db, pull)
  makeRoom(db, pull, MOST_WAITING)
  const changes = await waitForChanges(db, pull, AbortSignal.any([signal, AbortSignal.timeout(wait * 1000)]))
  // Who was removed while they waited gets nothing of it; in another role they get what that one may have.
  const by = await readmit()
  if (isOfMarketing(by.role) === isMarketing) return changes
  return pullChanges(db, { ...pull, isMarketing: isOfMarketing(by.role) })
})

const isOfMarketing = (role: Role) => MARKETING.includes(role)

/** Pulls until there is something, or the signal aborts. */
async function waitForChanges(db: Database, pull: Pull, signal: AbortSignal): Promise<Changes> {
  let woken = Promise.withResolvers<void>()
  let failed: { error: unknown } | undefined
  const wake = () => woken.resolve()
  const fail = (error: unknown) => {
    failed = { error }
    wake()
  }
  let isOver = signal.aborted
  const end = () => {
    isOver = true
    wake()
  }
  const waiter: Waiter = { ...pull, wake, end, fail }
  signal.addEventListener('abort', end)
  try {
    await join(db, waiter)
    for (let changes = await pullChanges(db, pull); ; changes = await pullChanges(db, pull)) {
      if (!isEmpty(changes) || isOver) return changes
      pull.since = changes.cursor
      await woken.promise
      if (failed) throw failed.error
      if (isOver) return changes
      woken = Promise.withResolvers<void>()
    }
  } finally {
    signal.removeEventListener('abort', end)
    leave(db, waiter)
  }
}
