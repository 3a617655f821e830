import type { MergeOutcome } from '../../../lib/domain/import-entry'
import type { Batch } from '../../../lib/import/batcher'
import type { ImportReport } from '../../../lib/import/import-report'
import type { ImportProgress } from '../../../lib/import/import-tally'
import type { ImportFile } from '../../../lib/import/run-import'
import type { SurveyAnswer } from '../../../lib/import/survey'
import type { PageToReader, ReaderToPage } from '../../../lib/import/worker-messages'

export interface RunHooks {
  /** Stores the batch in the blob; a rejection stops the import. */
  merge: (noun: Batch['noun'], url: string) => Promise<MergeOutcome>
  onProgress: (progress: ImportProgress) => void
}

/** The page's thread that reads files. */
export interface ReaderThread {
  survey(file: File, onShare: (share: number) => void): Promise<SurveyAnswer>
  run(files: ImportFile[], hooks: RunHooks): Promise<ImportReport>
  /** Stops reading; a run under way ends with the report of what is stored. */
  cancel(): void
}

/** Starts a thread; it ends with the signal, and what is under way then never answers. */
export function startReader(signal: AbortSignal): ReaderThread {
  const thread = new Worker(new URL('../../../lib/import/import-worker.ts', import.meta.url), {
    type: 'module',
  })
  signal.addEventListener('abort', () => thread.terminate(), { once: true })
  const surveys = new Map<
    number,
    { onShare: (share: number) => void; done: (answer: SurveyAnswer) => void }
  >()
  const failing = new Set<(error: Error) => void>()
  let surveyId = 0
  let hooks: RunHooks | undefined
  let runDone: ((report: ImportReport) => void) | undefined
  const post = (message: PageToReader) => thread.postMessage(message)

  function fail(message: string): void {
    for (const reject of failing) reject(new Error(message))
    failing.clear()
  }

  async function store({ seq, noun, url }: Extract<ReaderToPage, { kind: 'batch' }>): Promise<void> {
    try {
      post({ kind: 'merged', seq, outcome: await hooks!.merge(noun, url) })
    } catch (error) {
      post({ kind: 'failed', seq, message: error instanceof Error ? error.message : String(error) })
    }
  }

  thread.addEventListener('error', (event) => fail(event.message || 'The file could not be read.'))
  thread.addEventListener('message', ({ data }: MessageEvent<ReaderToPage>) => {
    if (data.kind === 'surveyProgress') surveys.get(data.id)?.onShare(data.share)
    else if (data.kind === 'surveyed') surveys.get(data.id)?.done(data.answer)
    else if (data.kind === 'batch') void store(data)
    else if (data.kind === 'progress') hooks?.onProgress(data.progress)
    else if (data.kind === 'done') runDone?.(data.report)
    else fail(data.message)
  })

  return {
    survey(file, onShare) {
      const id = ++surveyId
      return new Promise((resolve, reject) => {
        failing.add(reject)
        const done = (answer: SurveyAnswer) => {
          surveys.delete(id)
          failing.delete(reject)
          resolve(answer)
        }
        surveys.set(id, { onShare, done })
        post({ kind: 'survey', id, file })
      })
    },
    run(files, given) {
      hooks = given
      return new Promise((resolve, reject) => {
        failing.add(reject)
        runDone = resolve
        post({ kind: 'run', files })
      })
    },
    cancel: () => post({ kind: 'cancel' }),
  }
}
