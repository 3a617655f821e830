import { setTimeout as sleep } from 'node:timers/promises'
import { inTransaction } from '../db/transaction'
import { isUnavailable } from '../errors'
import type { Hub } from '../hub'
import { writeNotes, type Note } from './view-write'

/** Openings wait here this long for others, ms: one transaction writes them all. */
const GATHER = 100
const BATCH = 500
/** More than this are let go, and said so in the log: a recipient never waits for our bookkeeping. */
const LONGEST = 20_000
/** Waits between tries while the database does not answer, ms. */
const [FIRST_WAIT, LAST_WAIT] = [200, 5_000]
/** Tries when the hub stops. */
const LAST_TRIES = 10

/** What was opened and waits to be written. */
export interface ViewQueue {
  /** False where it could not be taken. */
  add(note: Note): boolean
  /** Resolves when all that was added is written. */
  settled(): Promise<void>
}

/** Starts one. Law: what it took is written before the hub stops, unless the database stays away. */
export function startViewQueue(hub: Hub): ViewQueue {
  const waiting: Note[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    await sleep(GATHER, undefined, { signal: hub.signal }).catch(whenAborted)
    while (waiting.length > 0) {
      const [{ workspaceId }] = waiting as [Note]
      const batch = waiting.filter((note) => note.workspaceId === workspaceId).slice(0, BATCH)
      await writeBatch(batch)
      const written = new Set(batch)
      waiting.splice(0, waiting.length, ...waiting.filter((note) => !written.has(note)))
    }
    running = undefined
  }

  async function writeBatch(batch: readonly Note[]): Promise<void> {
    const { workspaceId } = batch[0]!
    let wait = FIRST_WAIT
    for (let left = LAST_TRIES; ; left -= hub.signal.aborted ? 1 : 0) {
      try {
        return await inTransaction(hub.db, (tx) => writeNotes(tx, workspaceId, batch, hub.now()))
      } catch (err) {
        if (!isUnavailable(err) || left <= 0) return giveUp(batch, err)
        await sleep(hub.signal.aborted ? FIRST_WAIT : (wait = Math.min(LAST_WAIT, wait * 2)))
      }
    }
  }

  /** One that cannot be written must not take the others with it. */
  async function giveUp(batch: readonly Note[], err: unknown): Promise<void> {
    if (batch.length > 1 && !isUnavailable(err)) for (const note of batch) await writeBatch([note])
    else
      hub.log.error({ err, workspaceId: batch[0]!.workspaceId, lost: batch.length }, 'views were not written')
  }

  const queue: ViewQueue = {
    add(note) {
      if (waiting.length >= LONGEST) {
        hub.log.error({ workspaceId: note.workspaceId, lost: 1 }, 'too many views wait to be written')
        return false
      }
      waiting.push(note)
      running ??= run()
      return true
    },
    settled: async () => running,
  }
  hub.atStop(queue.settled)
  return queue
}

/** At the end nobody waits for others. */
function whenAborted(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error
}
