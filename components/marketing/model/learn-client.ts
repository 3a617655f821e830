import { LEARN_PORT, type LearnToWorker, type WorkerToLearn } from '../../../lib/messages/learn-port'
import { ExpectedError } from '../../../lib/platform/expected-error'

/** How far learning is. */
export type LearnProgress = Exclude<WorkerToLearn, { kind: 'learned' | 'failed' }>

/** The worker sleeps after thirty seconds without a word. */
const STAY_MS = 20_000
const GONE = 'The extension stopped in the middle. Learn from outcomes again.'

/**
 * Learns in the worker. Resolves when the result is held there; rejects in words for the person, and with the signal's
 * reason where it aborts: then the worker gives it up.
 */
export function learnFromOutcomes(
  horizonDays: number,
  onProgress: (progress: LearnProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const port = chrome.runtime.connect({ name: LEARN_PORT })
  const say = (message: LearnToWorker) => port.postMessage(message)
  const staying = setInterval(() => say({ kind: 'stay' }), STAY_MS)
  const end = () => {
    clearInterval(staying)
    port.disconnect()
  }
  port.onMessage.addListener((message: WorkerToLearn) => {
    if (message.kind === 'learned') resolve()
    else if (message.kind === 'failed') reject(new ExpectedError(message.message))
    else return onProgress(message)
    end()
  })
  port.onDisconnect.addListener(() => {
    clearInterval(staying)
    reject(new ExpectedError(GONE))
  })
  signal.addEventListener('abort', () => (reject(signal.reason), end()), { once: true })
  say({ kind: 'learn', horizonDays })
  return promise
}
