/** The tab that the panel speaks about. */
export interface TabState {
  ready: boolean
  /** What to send. A framed panel sends none: the worker knows its tab by the sender. */
  send?: number
  /** Whose messages are meant, where the browser tells. */
  own?: number
}

export interface PanelTab {
  read(): TabState
  subscribe(onChange: () => void): () => void
}

/**
 * Follows the tab until the signal aborts: inside a page the one it is framed in, as a side panel the active one of
 * its window.
 */
export function followTab(framed: boolean, signal: AbortSignal): PanelTab {
  let state: TabState = { ready: framed }
  const listeners = new Set<() => void>()
  const put = (next: TabState) => {
    if (signal.aborted) return
    state = next
    for (const listener of listeners) listener()
  }
  if (framed) void chrome.tabs?.getCurrent().then((tab) => put({ ready: true, own: tab?.id }))
  else followActive(put, signal)
  return {
    read: () => state,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

function followActive(put: (state: TabState) => void, signal: AbortSignal): void {
  const ask = () =>
    void chrome.tabs
      .query({ active: true, currentWindow: true })
      .then(([tab]) => put({ ready: true, send: tab?.id, own: tab?.id }))
  chrome.tabs.onActivated.addListener(ask)
  signal.addEventListener('abort', () => chrome.tabs.onActivated.removeListener(ask), { once: true })
  ask()
}
