import type { MergeOutcome } from '../domain/import-entry'
import { parseWithoutEval } from '../platform/parse-without-eval'
import type { Batch } from './batcher'
import { runImport, type ImportFile } from './run-import'
import { surveyFile } from './survey'
import type { PageToReader, ReaderToPage } from './worker-messages'

parseWithoutEval()

/** The page's own thread for reading files: a file of any size leaves the page quick. */
const cancelled = new AbortController()
const waiting = new Map<
  number,
  { resolve: (outcome: MergeOutcome) => void; reject: (error: Error) => void }
>()
/** Each telling draws the page anew for as long as its bar moves: four a second look smooth and cost little. */
const PROGRESS_MS = 250
let lastProgress = 0
let seq = 0

const post = (message: ReaderToPage) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<PageToReader>) => {
  if (data.kind === 'survey') void orBroken(survey(data.id, data.file))
  else if (data.kind === 'run') void orBroken(run(data.files))
  else if (data.kind === 'cancel') cancelled.abort(new Error('Cancelled'))
  else {
    const entry = waiting.get(data.seq)
    waiting.delete(data.seq)
    if (data.kind === 'merged') entry?.resolve(data.outcome)
    else entry?.reject(new Error(data.message))
  }
})

async function survey(id: number, file: File): Promise<void> {
  const onBytes = (bytes: number) =>
    atIntervals(() => post({ kind: 'surveyProgress', id, share: file.size ? bytes / file.size : 1 }))
  post({ kind: 'surveyed', id, answer: await surveyFile(file, file.name, cancelled.signal, onBytes) })
}

async function run(files: ImportFile[]): Promise<void> {
  const report = await runImport({
    files,
    signal: cancelled.signal,
    now: () => Date.now(),
    onProgress: (progress) => atIntervals(() => post({ kind: 'progress', progress })),
    merge: async ({ noun, text }) => {
      const url = URL.createObjectURL(new Blob([text]))
      try {
        return await store(noun, url)
      } finally {
        URL.revokeObjectURL(url)
      }
    },
  })
  post({ kind: 'done', report })
}

/** Asks the page to have a batch stored. */
function store(noun: Batch['noun'], url: string): Promise<MergeOutcome> {
  return new Promise((resolve, reject) => {
    seq++
    waiting.set(seq, { resolve, reject })
    post({ kind: 'batch', seq, noun, url })
  })
}

function atIntervals(tell: () => void): void {
  const now = performance.now()
  if (now - lastProgress < PROGRESS_MS) return
  lastProgress = now
  tell()
}

function orBroken(work: Promise<void>): Promise<void> {
  return work.catch((error: unknown) => {
    post({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })
  })
}
