import type { InputOf, OutputOf } from './message'
import type { PageToWorker } from './page-to-worker'
import type { WorkerToPage } from './worker-to-page'

/**
 * The content script's end of the wire: the messages and answers of @webext-core/messaging, word for word, without
 * its 1.2 kB. Everything else uses the library.
 */

/** How often a message is sent, and the pause before the next time in milliseconds. */
const TIMES = 4
const PAUSE = 150

/**
 * The content script tells or asks the worker. Rejects with the worker's error, or where no worker answers. A message
 * that meets a worker that is just going to sleep is lost, so it is sent again, up to `times` in all: it may come twice,
 * and after a later one.
 */
export async function askAsPage<Name extends keyof PageToWorker & string>(
  type: Name,
  data: InputOf<PageToWorker[Name]>,
  times = TIMES,
): Promise<OutputOf<PageToWorker[Name]>> {
  const answer = await chrome.runtime
    .sendMessage({ id: 0, type, data, timestamp: Date.now() })
    .catch((error: unknown) => ({ lost: error }))
  if (answer && !answer.lost) {
    if (answer.err) throw new Error(answer.err.message)
    return answer.res
  }
  if (times < 2 || !chrome.runtime?.id) throw answer?.lost ?? new Error('No answer')
  await new Promise((done) => setTimeout(done, PAUSE))
  return askAsPage(type, data, times - 1)
}

type Listeners = {
  [Name in keyof WorkerToPage]: (
    input: InputOf<WorkerToPage[Name]>,
  ) => OutputOf<WorkerToPage[Name]> | Promise<OutputOf<WorkerToPage[Name]>>
}

/**
 * Hears what the worker tells, until the signal aborts. Only the worker can be heard: a message from a tab or a page
 * of the extension is passed over. The worker writes these inputs itself, so they are not parsed again.
 */
export function listenAsPage(listeners: Listeners, signal: AbortSignal): void {
  const hear = (
    { type, data }: { type: keyof Listeners; data: unknown },
    { id, tab, url }: chrome.runtime.MessageSender,
    answer: (reply: object) => void,
  ) => {
    if (id !== chrome.runtime.id || tab || url?.endsWith('.html') || !Object.hasOwn(listeners, type)) return
    Promise.resolve(data)
      .then(listeners[type] as (input: unknown) => unknown)
      .then(
        (res) => answer({ res }),
        ({ name, message, stack }: Error) => answer({ err: { name, message, stack } }),
      )
    return true
  }
  const { onMessage } = chrome.runtime
  onMessage.addListener(hear)
  signal.addEventListener('abort', () => onMessage.removeListener(hear))
}
