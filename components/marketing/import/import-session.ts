import { settleDates, type DateQuestion } from '../../../lib/import/date-question'
import type { ImportReport } from '../../../lib/import/import-report'
import type { Mapping } from '../../../lib/import/mapping'
import { proposeMapping } from '../../../lib/import/recognise/recognise'
import type { ImportProgress } from '../../../lib/import/import-tally'
import type { Survey } from '../../../lib/import/survey'
import { startReader } from './reader-thread'
import { openWorkerPort } from './worker-port'

export type ChosenFile = { id: number; file: File } & (
  { state: 'reading'; share: number } | { state: 'refused'; reason: string } | ReadyFile
)

export interface ReadyFile {
  state: 'ready'
  survey: Survey
  mapping: Mapping
  questions: DateQuestion[]
  /** The mapping comes from an earlier import of a file with these headers. */
  isRemembered: boolean
}

export interface ImportState {
  phase: 'choose' | 'running' | 'report'
  files: ChosenFile[]
  /** Rows in all files that are being imported. */
  total: number
  progress: ImportProgress
  startedAt: number
  /** When the progress was last heard of. */
  progressAt: number
  isCancelling: boolean
  report?: ImportReport
  /** Why an import ended early, in words. */
  failure?: string
}

const EMPTY: ImportState = {
  phase: 'choose',
  files: [],
  total: 0,
  progress: { read: 0, settled: 0 },
  startedAt: 0,
  progressAt: 0,
  isCancelling: false,
  report: undefined,
  failure: undefined,
}

/**
 * The import of this page: its files, its run, its report. It stands beside React, so that going to the inbox and
 * back neither stops it nor loses it.
 */
export function makeImportSession() {
  let state = EMPTY
  let life = new AbortController()
  let reader = undefined as ReturnType<typeof startReader> | undefined
  let port = undefined as ReturnType<typeof openWorkerPort> | undefined
  let lastId = 0
  const listeners = new Set<() => void>()

  function set(change: Partial<ImportState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function setFile(id: number, change: (file: ChosenFile) => ChosenFile): void {
    set({ files: state.files.map((each) => (each.id === id ? change(each) : each)) })
  }

  const theReader = () => (reader ??= startReader(life.signal))
  const thePort = () => (port ??= openWorkerPort(life.signal))

  async function look(id: number, file: File): Promise<void> {
    const { signal } = life
    try {
      const answer = await theReader().survey(file, (share) =>
        setFile(id, (each) => (each.state === 'reading' ? { ...each, share } : each)),
      )
      if (answer.kind === 'refused')
        return setFile(id, () => ({ id, file, state: 'refused', reason: answer.reason }))
      const { survey } = answer
      const remembered = await thePort().findMapping(survey.fingerprint)
      const settled = settleDates(remembered ?? proposeMapping(survey.shape.headers), survey)
      setFile(id, () => ({
        id,
        file,
        state: 'ready',
        survey,
        ...settled,
        isRemembered: remembered !== undefined,
      }))
    } catch (error) {
      if (signal.aborted) return
      setFile(id, () => ({
        id,
        file,
        state: 'refused',
        reason: `This file could not be read: ${wordsOf(error)}`,
      }))
    }
  }

  async function run(): Promise<void> {
    const ready = state.files.filter((each) => each.state === 'ready')
    const total = ready.reduce((sum, { survey }) => sum + survey.rows, 0)
    set({
      phase: 'running',
      files: ready,
      total,
      progress: EMPTY.progress,
      startedAt: Date.now(),
      report: undefined,
      failure: undefined,
    })
    try {
      const report = await theReader().run(
        ready.map(({ file, survey, mapping }) => ({ file, shape: survey.shape, mapping })),
        {
          merge: (noun, url) => thePort().merge(noun, url),
          onProgress: (progress) => set({ progress, progressAt: Date.now() }),
        },
      )
      set({ phase: 'report', report, failure: report.failure, isCancelling: false })
      // The mappings come last: they are written strictly, which brings the rows before them to disk at once.
      for (const { survey, mapping } of ready) await thePort().putMapping(survey.fingerprint, mapping)
    } catch (error) {
      set({ phase: 'report', failure: state.failure ?? wordsOf(error), isCancelling: false })
    }
  }

  return {
    getState: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Takes in files and looks at each. */
    add(files: readonly File[]): void {
      const added = files.map((file) => ({ id: ++lastId, file, state: 'reading' as const, share: 0 }))
      set({ files: [...state.files, ...added] })
      for (const { id, file } of added) void look(id, file)
    },
    remove(id: number): void {
      set({ files: state.files.filter((each) => each.id !== id) })
    },
    /** The person maps the columns of a file otherwise; its dates are settled anew. */
    map(id: number, mapping: Mapping): void {
      setFile(id, (each) =>
        each.state === 'ready' ? { ...each, ...settleDates(mapping, each.survey) } : each,
      )
    },
    run: () => void run(),
    cancel(): void {
      set({ isCancelling: true })
      reader?.cancel()
    },
    /** Puts everything away for the next import. */
    clear(): void {
      life.abort()
      life = new AbortController()
      reader = undefined
      port = undefined
      set(EMPTY)
    },
  }
}
export type ImportSession = ReturnType<typeof makeImportSession>

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
