import { REPORT_PORT, ReportToWorker, type HeldReports, type WorkerToReport } from '../messages/report-port'
import { senderKind } from '../messages/sender'
import type { WorkspaceSource } from '../messages/workspace-source'
import { isExpected } from '../platform/expected-error'
import { report } from '../platform/report'
import { makeReportMemory, type ReportMemory } from '../store/report-memory'

/** Reports that took no longer are worked out anew as soon as rows have changed; others when somebody asks. */
const QUICK_MS = 3000
/** Rows may be written all the time: after so many rounds what is there has to do. */
const MOST_ROUNDS = 3

/** The parts of the worker that reports need. */
export interface ReportParts {
  source: Pick<WorkspaceSource, 'runReports'>
  memory: ReportMemory
  now(): number
}

/**
 * Makes what takes in ports that reports come over. Pages that want them at once share one run; it ends when the last
 * of them goes away. A port of another name or from elsewhere is not answered.
 */
export function makeReportDoor(parts: ReportParts): (port: chrome.runtime.Port) => void {
  const waiting = new Set<(message: WorkerToReport) => void>()
  let run: AbortController | undefined

  const tellAll = (message: WorkerToReport) => waiting.forEach((tell) => tell(message))

  /** Once more where rows were written meanwhile, and it does not take long; undefined where nobody waits any more. */
  async function workOutSettled(signal: AbortSignal, round: number): Promise<HeldReports | undefined> {
    const start = parts.now()
    const reports = await parts.source.runReports(
      (done, of) => tellAll({ kind: 'progress', done, of }),
      signal,
    )
    // Nobody waits any more; it can be that the workspace has gone, and nothing of it may be kept.
    if (!reports || signal.aborted) return undefined
    await parts.memory.keep({ reports, took: parts.now() - start })
    const held = await parts.memory.find()
    return held && isStale(held) && round < MOST_ROUNDS ? workOutSettled(signal, round + 1) : held
  }

  async function workOut(controller: AbortController): Promise<void> {
    try {
      const held = await workOutSettled(controller.signal, 1)
      if (held && !controller.signal.aborted) tellAll({ kind: 'reports', held })
    } catch (error) {
      report(error, 'working out reports')
      if (!controller.signal.aborted) tellAll({ kind: 'failed', message: wordsOf(error) })
    } finally {
      // Another run may have begun since this one was given up.
      if (run === controller) {
        run = undefined
        waiting.clear()
      }
    }
  }

  return (port) => {
    if (port.name !== REPORT_PORT) return
    if (!port.sender || senderKind(port.sender) !== 'house') return port.disconnect()
    let isOpen = true
    const tell = (message: WorkerToReport) => {
      if (isOpen) port.postMessage(message)
    }
    const want = async (fresh: boolean): Promise<void> => {
      const held = fresh ? undefined : await parts.memory.find()
      if (held && !isStale(held)) return tell({ kind: 'reports', held })
      if (!isOpen) return
      waiting.add(tell)
      if (run) return
      run = new AbortController()
      await workOut(run)
    }
    port.onMessage.addListener((raw: unknown) => {
      const parsed = ReportToWorker.safeParse(raw)
      if (!parsed.success) return report(parsed.error, 'reading a message about reports')
      if (parsed.data.kind === 'stay') return
      want(parsed.data.fresh).catch((error: unknown) => {
        report(error, 'looking for reports')
        tell({ kind: 'failed', message: wordsOf(error) })
      })
    })
    port.onDisconnect.addListener(() => {
      isOpen = false
      waiting.delete(tell)
      if (waiting.size > 0 || !run) return
      run.abort()
      run = undefined
    })
  }
}

/** Whose home writes to a memory now. */
const lives = new Map<string, AbortSignal>()
const memories = new Map<string, ReportMemory>()

/**
 * The memory of a home's reports: one for each database, since it watches writes for as long as the worker is awake. Law:
 * it keeps nothing once the home has ended, which may have been wiped.
 */
export function reportMemory(
  database: string,
  now: () => number,
  life: AbortSignal,
  session: chrome.storage.StorageArea = chrome.storage.session,
): ReportMemory {
  lives.set(database, life)
  const kept = memories.get(database) ?? makeReportMemory(database, now, whileAlive(database, session))
  memories.set(database, kept)
  return kept
}

function whileAlive(database: string, session: chrome.storage.StorageArea): chrome.storage.StorageArea {
  const storage: Pick<chrome.storage.StorageArea, 'get' | 'set'> = {
    get: session.get.bind(session),
    async set(items: object) {
      if (!lives.get(database)?.aborted) await session.set(items)
    },
  }
  return storage as chrome.storage.StorageArea
}

function isStale({ isOutdated, took }: HeldReports): boolean {
  return isOutdated && took <= QUICK_MS
}

function wordsOf(error: unknown): string {
  return isExpected(error) ? error.message : 'The reports could not be worked out. Try again.'
}
