import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FromThread } from './reckon-thread'
import type { Task } from './reckoner'

const THREAD = new URL('./reckon-thread.ts', import.meta.url)
const HOOK = new URL('../../scripts/resolve-ts.mjs', import.meta.url).href

/** Who hears how far it is: leads read, then steps of the reckoning. */
export interface Hearer {
  read(leads: number): void
  steps(steps: number): void
}

/**
 * Reckons in a thread of its own, so that no step of it keeps requests waiting: pages are read here, and the next is
 * read while the thread works on one. Undefined where the signal aborted; the thread ends with it. Throws what the
 * reading or the thread threw.
 */
export async function reckonApart<Result>(
  task: Task,
  pages: AsyncIterable<readonly unknown[]>,
  hearer: Hearer,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (signal.aborted) return undefined
  const thread = new Worker(THREAD, { workerData: task, execArgv: ['--import', HOOK] })
  // An error of the thread is thrown here; one that comes before anybody listens would end the process.
  const heard = on(thread, 'message', { signal, close: ['exit'] })
  const next = async (): Promise<FromThread> => {
    const { value, done } = (await heard.next()) as IteratorResult<[FromThread]>
    if (done) throw new Error('The thread that reckons has ended before its work.')
    return value[0]
  }
  try {
    let before = 0
    for await (const page of pages) {
      thread.postMessage(page)
      if (before > 0) await next()
      hearer.read(before)
      before = page.length
    }
    if (before > 0) await next()
    hearer.read(before)
    thread.postMessage('finish')
    for (;;) {
      const told = await next()
      if (told.kind === 'done') return told.result as Result
      if (told.kind === 'steps') hearer.steps(told.steps)
    }
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  } finally {
    await thread.terminate()
  }
}
