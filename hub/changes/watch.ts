import type { Database } from '../db/connect'
import { concerns, listTouched, type Reader } from '../repos/changes'
import { readPulse } from '../repos/noun-lead'

/** How often the database is asked while somebody waits; changes made by this process are heard of at once. */
const POLL_MS = 500

/** Somebody who waits for what concerns them. */
export interface Waiter extends Reader {
  /** Leads on their screen, with the time that they know of each. */
  leads: ReadonlyMap<string, number>
  wake(): void
  /** Has it answer as things stand. */
  end(): void
  fail(error: unknown): void
}

/** One workspace under watch: one poll, however many wait. */
interface Watch {
  waiters: Set<Waiter>
  /** The version that was seen last; undefined before the first look. */
  version?: number
  looking?: Promise<void>
  /** A change was told of during a look, which may have missed it. */
  again: boolean
  timer?: ReturnType<typeof setTimeout>
}

/** By hub, that is by its database: tests run several in one process. */
const watches = new WeakMap<Database, Map<string, Watch>>()

/** Tells those who wait in this process that a change was committed. */
export function nudge(db: Database, workspaceId: string): void {
  const watch = watches.get(db)?.get(workspaceId)
  if (!watch) return
  if (watch.looking) watch.again = true
  else look(db, workspaceId, watch)
}

/** How many of a member's requests wait here. */
export function countWaiting(db: Database, { workspaceId, memberId }: Reader): number {
  const waiters = watches.get(db)?.get(workspaceId)?.waiters ?? new Set<Waiter>()
  return [...waiters].filter((waiter) => waiter.memberId === memberId).length
}

/**
 * Ends the oldest request of a member where so many wait already: a proxy can keep requests open that nobody waits for
 * any more, and who asks anew is there.
 */
export function makeRoom(db: Database, { workspaceId, memberId }: Reader, most: number): void {
  const waiters = [...(watches.get(db)?.get(workspaceId)?.waiters ?? [])]
  const [oldest, ...others] = waiters.filter((waiter) => waiter.memberId === memberId)
  if (!oldest || others.length + 1 < most) return
  leave(db, oldest)
  oldest.end()
}

/**
 * Has a waiter woken by every change that concerns it from now on; answers once that holds. Law: who joined must leave.
 */
export async function join(db: Database, waiter: Waiter): Promise<void> {
  const all = watches.get(db) ?? new Map<string, Watch>()
  watches.set(db, all)
  const watch = all.get(waiter.workspaceId) ?? { waiters: new Set<Waiter>(), again: false }
  all.set(waiter.workspaceId, watch)
  watch.waiters.add(waiter)
  if (watch.version === undefined) await (watch.looking ?? look(db, waiter.workspaceId, watch))
}

/** The waiter has its answer, or went away. With the last one the poll ends. */
export function leave(db: Database, waiter: Waiter): void {
  const all = watches.get(db)
  const watch = all?.get(waiter.workspaceId)
  watch?.waiters.delete(waiter)
  if (!watch || watch.waiters.size > 0) return
  clearTimeout(watch.timer)
  all?.delete(waiter.workspaceId)
}

function look(db: Database, workspaceId: string, watch: Watch): Promise<void> {
  clearTimeout(watch.timer)
  watch.again = false
  const looking = lookOnce(db, workspaceId, watch)
    .catch((error: unknown) => {
      for (const waiter of watch.waiters) waiter.fail(error)
    })
    .finally(() => {
      delete watch.looking
      if (watch.waiters.size === 0) return
      watch.timer = setTimeout(() => look(db, workspaceId, watch), watch.again ? 0 : POLL_MS)
    })
  watch.looking = looking
  return looking
}

async function lookOnce(db: Database, workspaceId: string, watch: Watch): Promise<void> {
  const open = new Set([...watch.waiters].flatMap(({ leads }) => [...leads.keys()]))
  const pulse = await readPulse(db, workspaceId, [...open])
  const before = watch.version
  const version = pulse?.version ?? 0
  const touched = before !== undefined && version > before ? await listTouched(db, workspaceId, before) : []
  watch.version = version
  // A version that falls is a database that was restored: everybody's copy is of another life.
  const isReset = before !== undefined && version < before
  for (const waiter of watch.waiters) {
    const isTold = isReset || touched.some((each) => concerns(each, waiter))
    const asked = [...waiter.leads].filter(([id]) => open.has(id))
    if (isTold || asked.some(([id, known]) => (pulse?.files.get(id) ?? 0) !== known)) waiter.wake()
  }
}
