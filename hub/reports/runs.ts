import type { Underway } from '../../lib/contract/underway'

/** Runs of this process at once; others wait for their turn. */
const MOST_AT_ONCE = 2
/** An answer waits so long for the end of a run, ms. */
const WAIT = 1500
/** A run that nobody asked for in this time is given up. */
const FORSAKEN_AFTER = 30_000
/** What has ended is answered again for so long, whatever was written since: the one who waited asks once more. */
const FRESH = 10_000
/** The same, where nothing was written since. */
const KEPT = 60_000
const MOST_KEPT = 20

/** Hears how far a run is: leads read, of how many, and steps of a reckoning after. */
export type Tell = (done: number, of: number, steps?: number) => void

/** A long question: the same `key` is the same question. */
export interface Question<T> {
  key: string
  /** The workspace's version: what it held when the question was asked. */
  version: number
  /** Undefined where the signal aborted. */
  work(tell: Tell, signal: AbortSignal): Promise<T | undefined>
}

/** How far a question is. */
export type Stand = Underway & { steps?: number }
export type Told<T> = Stand | { isDone: true; result: T }

interface Run {
  version: number
  stand: Stand
  askedAt: number
  controller: AbortController
  end: Promise<unknown>
  ended?: { at: number; result: unknown }
  failed?: { error: unknown }
}

/** Long questions underway and just answered. */
export interface Runs {
  /** Begins to work a question out, or tells how far it is; soon after the end, the answer. Throws what the work threw. */
  ask<T>(question: Question<T>): Promise<Told<T>>
  /** Gives up what is underway, and waits until it has ended. */
  stop(): Promise<void>
}

/** Holds the runs of one process. */
export function makeRuns(now: () => number): Runs {
  const runs = new Map<string, Run>()
  const waiting: (() => void)[] = []
  let busy = 0

  async function turn<T>(work: () => Promise<T>): Promise<T> {
    if (busy >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    busy++
    try {
      return await work()
    } finally {
      busy--
      waiting.shift()?.()
    }
  }

  function begin({ key, version, work }: Question<unknown>): Run {
    const controller = new AbortController()
    const run: Run = {
      version,
      stand: { isDone: false, done: 0, of: 0 },
      askedAt: now(),
      controller,
      end: Promise.resolve(),
    }
    const { signal } = controller
    const watch = setInterval(() => {
      if (now() - run.askedAt > FORSAKEN_AFTER) controller.abort()
    }, 1000)
    watch.unref()
    run.end = turn(async () => {
      if (signal.aborted) return undefined
      const tell: Tell = (done, of, steps) => {
        run.stand = { isDone: false, done, of, ...(steps === undefined ? {} : { steps }) }
      }
      return work(tell, signal)
    })
      .then(
        (result) => {
          if (result === undefined) runs.delete(key)
          else run.ended = { at: now(), result }
        },
        // Whoever asks next hears of it: nobody may be waiting at this moment.
        (error: unknown) => void (run.failed = { error }),
      )
      .finally(() => clearInterval(watch))
    runs.set(key, run)
    prune(runs)
    return run
  }

  return {
    async ask<T>(question: Question<T>) {
      const known = runs.get(question.key)
      const run = known && isGood(known, question.version, now()) ? known : begin(question)
      run.askedAt = now()
      if (!run.ended) await within(run.end, WAIT)
      if (run.failed) {
        runs.delete(question.key)
        throw run.failed.error
      }
      if (run.ended) return { isDone: true, result: run.ended.result as T }
      return run.stand
    },
    async stop() {
      for (const { controller } of runs.values()) controller.abort()
      await Promise.all([...runs.values()].map(({ end }) => end))
    },
  }
}

function isGood({ ended, version, controller }: Run, current: number, now: number): boolean {
  if (!ended) return !controller.signal.aborted
  const age = now - ended.at
  return age <= FRESH || (age <= KEPT && version === current)
}

/** Forgets the oldest answers. What is underway stays: it is bounded by who asks. */
function prune(runs: Map<string, Run>): void {
  for (const [key, run] of runs) {
    if (runs.size <= MOST_KEPT) return
    if (run.ended || run.failed) runs.delete(key)
  }
}

async function within(end: Promise<unknown>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([end, late]).finally(() => clearTimeout(timer))
}
