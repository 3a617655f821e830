import {
  FILE_PORT,
  type FileToWorker,
  type KeptFile,
  type WorkerToFile,
} from '../../../lib/messages/file-port'
import { ExpectedError } from '../../../lib/platform/expected-error'

/** The worker would sleep after thirty seconds of nothing. */
const STAY_MS = 15_000
const GONE = 'The extension stopped in the middle. Nothing was kept; send the file again.'
const STOPPED = 'Stopped. Nothing was kept.'

/** The file itself is refused: to send it again is in vain. */
export class BadFile extends ExpectedError {}

/** Gives the team's hub a file, by the worker, which alone holds the session. Rejects in words. */
export async function sendFile(file: File, signal: AbortSignal): Promise<KeptFile> {
  const url = URL.createObjectURL(file)
  try {
    return await converse({ kind: 'send', name: file.name.slice(-500), url }, signal)
  } finally {
    URL.revokeObjectURL(url)
  }
}

function converse(first: FileToWorker, signal: AbortSignal): Promise<KeptFile> {
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: FILE_PORT })
    const say = (message: FileToWorker) => port.postMessage(message)
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
    port.onMessage.addListener((answer: WorkerToFile) =>
      end(() => {
        if (answer.kind === 'kept') return resolve(answer.file)
        reject(answer.isFinal ? new BadFile(answer.message) : new ExpectedError(answer.message))
      }),
    )
    say(first)
  })
}
