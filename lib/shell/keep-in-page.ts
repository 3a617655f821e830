const MINUTE = 60_000

/**
 * Puts an element into the page, and back when the page takes it out: four times a minute at most, until the signal
 * aborts. An extension that is no more puts nothing back: a newer one may have taken its place.
 */
export function keepInPage(host: Element, signal: AbortSignal): void {
  let left = 4
  const observer = new MutationObserver(put)

  function put(): void {
    const root = document.documentElement
    if (!root || !chrome.runtime?.id || signal.aborted) return
    if (!host.isConnected && left) {
      left--
      setTimeout(() => {
        left++
        put()
      }, MINUTE)
      root.append(host)
    }
    observer.disconnect()
    for (const parent of [document, root]) observer.observe(parent, { childList: true })
  }

  signal.addEventListener('abort', () => observer.disconnect())
  put()
}
