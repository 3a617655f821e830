import { LIVE_PORT, type LiveToWorker } from '../lib/messages/live-port'

/** The worker hears that somebody is here so often, ms; after thirty seconds of nothing it would sleep. */
const STAY_MS = 20_000

/** What is on the screen. */
export interface Shown {
  /** The workspace is a hub's; with a local one nothing is said, and the worker may sleep. */
  isHub: boolean
  leadId?: string
}

interface Live {
  read(): Shown
  /** Calls back when what is on the screen may have changed; answers how to stop that. */
  watch(changed: () => void): () => void
}

/** Tells the worker that this panel or page is here, and which lead it shows, until the signal aborts. */
export function stayLive({ read, watch }: Live, signal: AbortSignal): void {
  let port: chrome.runtime.Port | undefined
  let said: string | undefined
  let staying: ReturnType<typeof setInterval> | undefined

  const open = () => {
    const opened = chrome.runtime.connect({ name: LIVE_PORT })
    // The worker slept, or changed its workspace: the next word opens another.
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined
    })
    return opened
  }
  const say = () => {
    const { leadId } = read()
    said = leadId
    const message: LiveToWorker = { kind: 'stay', ...(leadId ? { leadId } : {}) }
    port ??= open()
    port.postMessage(message)
  }
  const end = () => {
    clearInterval(staying)
    staying = undefined
    port?.disconnect()
    port = undefined
  }
  const look = () => {
    const { isHub, leadId } = read()
    if (!isHub) return end()
    if (staying === undefined) staying = setInterval(say, STAY_MS)
    else if (leadId === said && port) return
    say()
  }
  const stop = watch(look)
  look()
  signal.addEventListener(
    'abort',
    () => {
      stop()
      end()
    },
    { once: true },
  )
}
