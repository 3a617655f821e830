import {
  REPORT_PORT,
  type HeldReports,
  type ReportToWorker,
  type WorkerToReport,
} from '../../../lib/messages/report-port'
import { ExpectedError } from '../../../lib/platform/expected-error'

/** A worker that hears nothing for thirty seconds falls asleep, also in the middle of work. */
const STAY_MS = 15_000

export interface Progress {
  done: number
  of: number
}

interface Asking {
  /** Work them out again, whatever is held. */
  fresh: boolean
  onProgress: (progress: Progress) => void
  signal: AbortSignal
}

/** Asks for the reports over a port that is open until they are here or nobody wants them any more. */
export function askReports({ fresh, onProgress, signal }: Asking): Promise<HeldReports> {
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: REPORT_PORT })
    const say = (message: ReportToWorker) => port.postMessage(message)
    const staying = setInterval(() => say({ kind: 'stay' }), STAY_MS)
    const end = () => {
      clearInterval(staying)
      signal.removeEventListener('abort', leave)
      port.disconnect()
    }
    const leave = () => {
      end()
      reject(signal.reason as Error)
    }
    port.onMessage.addListener((message: WorkerToReport) => {
      if (message.kind === 'progress') return onProgress(message)
      end()
      if (message.kind === 'reports') resolve(message.held)
      else reject(new ExpectedError(message.message))
    })
    // Not called for our own disconnecting: the worker went away.
    port.onDisconnect.addListener(() => {
      end()
      reject(new Error('The worker stopped while it worked the reports out.'))
    })
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    say({ kind: 'want', fresh })
  })
}
