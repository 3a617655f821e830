import { HubError } from '../hub/hub-client'
import type { HalfdoorDatabase } from '../store/database'
import { report } from '../platform/report'
import type { OutboxEntry } from '../store/outbox-entry'
import { countTry, nextActs, settleActs, type ActAnswer } from '../store/outbox-store'

/** Acts in one request at most, and characters of them. */
const MOST_ACTS = 100
const MOST_CHARS = 400_000
/** After a try that came to nothing, ms: at least so long, doubled each time, at most as long as the alarm lets pass anyway. */
const LEAST_WAIT = 30_000
const MOST_WAIT = 300_000

/** Refusals of a whole request that say that something in it is wrong: it is halved until the act is found. */
const ABOUT_CONTENT: readonly string[] = ['badRequest', 'tooLarge', 'conflict', 'notFound', 'gone']
/** The hub will not take anything from us now. */
const ABOUT_US: readonly string[] = ['revoked', 'signedOut']

export interface DrainParts {
  db: HalfdoorDatabase
  /** Tells the hub; its answer names each act that it has or refuses. */
  push(rows: readonly OutboxEntry[]): Promise<readonly ActAnswer[]>
  now(): number
  random(): number
  /** Ask for `due` after so many ms. */
  wake(ms: number): void
  /** Acts were settled: what waits has changed. */
  settled(): Promise<void>
  /** The home has ended: nothing more is to be done, and nothing of it is a defect. */
  signal: AbortSignal
}

/**
 * Tells the hub what was done, in the order in which it was done. Law: an act goes when an answer names it and not
 * before, so a drain may die at any point and begin again; the hub knows acts by their ids.
 */
export interface Drain {
  /** Now: something was done, the hub is back, or the person asks. Resolves when there is nothing more to do. */
  go(): Promise<void>
  /** The alarm: unless it is too early after a failure. */
  due(): Promise<void>
}

/** A drain over one hub's copy. One runs at a time; who asks meanwhile waits for a round that begins after. */
export function makeDrain(parts: DrainParts): Drain {
  let running: Promise<void> | undefined
  let isAsked = false
  let failures = 0
  /** From the last failure that was counted on, until the next try is due, ms. */
  let pause = { from: 0, until: 0 }

  /** A clock that was set back behind the failure says nothing of how long ago that was. */
  const isDue = () => parts.now() < pause.from || parts.now() >= pause.until

  const go = (): Promise<void> => {
    isAsked = true
    running ??= rounds().finally(() => (running = undefined))
    return running
  }

  async function rounds(): Promise<void> {
    while (isAsked) {
      isAsked = false
      try {
        if (!(await drainAll(parts))) return
        failures = 0
        pause = { from: 0, until: 0 }
      } catch (error) {
        await failed(error)
        return
      }
    }
  }

  async function failed(error: unknown): Promise<void> {
    // Whoever holds the connection has heard of it, and decides.
    const isAboutUs = error instanceof HubError && ABOUT_US.includes(error.code)
    if (isAboutUs || parts.signal.aborted) return
    if (!(error instanceof HubError)) report(error, 'telling the hub what was done')
    // What is done meanwhile is tried at once: that says nothing new about how long the hub will be away.
    if (!isDue()) return
    const wait = Math.min(MOST_WAIT, LEAST_WAIT * 2 ** failures++) * (1 + parts.random() / 2)
    pause = { from: parts.now(), until: parts.now() + wait }
    parts.wake(wait)
  }

  return { go, due: () => (isDue() ? go() : Promise.resolve()) }
}

/** True when nothing waits any more. Throws where the hub cannot be told now. */
async function drainAll(parts: DrainParts): Promise<boolean> {
  let most = MOST_ACTS
  for (;;) {
    const rows = fitting(await nextActs(parts.db, most, parts.now()))
    if (rows.length === 0) return true
    const answers = await tell(parts, rows)
    if (answers === 'halve') most = Math.ceil(rows.length / 2)
    else {
      await settleActs(parts.db, answers, parts.now())
      await parts.settled()
      most = MOST_ACTS
    }
  }
}

async function tell(
  parts: DrainParts,
  rows: readonly OutboxEntry[],
): Promise<readonly ActAnswer[] | 'halve'> {
  const ids = new Set(rows.map(({ id }) => id))
  try {
    const answers = (await parts.push(rows)).filter(({ id }) => ids.has(id))
    if (answers.length > 0) return answers
    throw new HubError('unreadable', 'The hub answered on none of the acts.')
  } catch (error) {
    const isContent = error instanceof HubError && ABOUT_CONTENT.includes(error.code)
    if (isContent && rows.length > 1) return 'halve'
    // One act that the hub cannot even read must not hold up those after it.
    if (isContent) return [{ id: rows[0]!.id, refused: { code: error.code, message: error.message } }]
    await countTry(parts.db, [...ids])
    throw error
  }
}

/** As many of the first acts as fit in a request; always one. */
function fitting(rows: readonly OutboxEntry[]): OutboxEntry[] {
  let chars = 0
  const end = rows.findIndex((row) => (chars += JSON.stringify(row.act).length) > MOST_CHARS)
  return rows.slice(0, end < 0 ? rows.length : Math.max(1, end))
}
