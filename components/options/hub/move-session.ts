import { MOVE_PORT, type MoveToWorker, type WorkerToMove } from '../../../lib/messages/move-port'
import { ExpectedError } from '../../../lib/platform/expected-error'

/** The worker would sleep after thirty seconds of nothing. */
const STAY_MS = 15_000
const GONE = 'The extension stopped in the middle. Try again: what is stored already is not doubled.'
export const STOPPED = 'Stopped. What was stored by then stays, and is not doubled when you try again.'

type Progress = Extract<WorkerToMove, { kind: 'progress' }>
export type Imported = Omit<Extract<WorkerToMove, { kind: 'imported' }>, 'kind'>

/** The whole local workspace as one file. `told` hears how many characters came. Rejects in words. */
export async function exportWorkspace(told: (letters: number) => void, signal: AbortSignal): Promise<Blob> {
  const pieces: string[] = []
  let letters = 0
  await converse({ kind: 'export' }, signal, (answer, say) => {
    if (answer.kind === 'exported') return true
    if (answer.kind === 'piece') {
      pieces.push(answer.text)
      told((letters += answer.text.length))
      say({ kind: 'more' })
    }
    return false
  })
  return new Blob(pieces, { type: 'application/x-ndjson' })
}

/** Takes a file in, into the workspace that is current: the local one or the hub's. Rejects in words. */
export async function importWorkspace(
  file: Blob,
  told: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Imported> {
  const url = URL.createObjectURL(file)
  let imported: Imported | undefined
  try {
    await converse({ kind: 'import', url }, signal, (answer) => {
      if (answer.kind === 'progress') told(answer)
      if (answer.kind === 'imported') imported = { added: answer.added, skipped: answer.skipped }
      return imported !== undefined
    })
  } finally {
    URL.revokeObjectURL(url)
  }
  return imported!
}

/** Says the first word on a port of its own and hears answers until `take` has what it wants. */
function converse(
  first: MoveToWorker,
  signal: AbortSignal,
  take: (answer: WorkerToMove, say: (message: MoveToWorker) => void) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: MOVE_PORT })
    const say = (message: MoveToWorker) => port.postMessage(message)
    const staying = setInterval(() => say({ kind: 'stay' }), STAY_MS)
    const stop = () => end(() => reject(new ExpectedError(STOPPED)))
    const end = (settle: () => void) => {
      clearInterval(staying)
      signal.removeEventListener('abort', stop)
      port.disconnect()
      settle()
    }
    signal.addEventListener('abort', stop)
    port.onDisconnect.addListener(() => end(() => reject(new ExpectedError(GONE))))
    port.onMessage.addListener((answer: WorkerToMove) => {
      if (answer.kind === 'failed') return end(() => reject(new ExpectedError(answer.message)))
      if (take(answer, say)) end(resolve)
    })
    say(first)
  })
}
