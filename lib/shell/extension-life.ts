/** How soon an update is noticed. Milliseconds. */
const LOOK_EVERY = 3000

declare global {
  /** Set in the world of the extension's scripts, which no page can reach. */
  var halfdoorLife: AbortSignal | undefined
}

/**
 * A signal that aborts when the extension is updated, reloaded or removed. Undefined where a script of the same
 * extension already lives in this page: there must be only one.
 */
export function extensionLife(): AbortSignal | undefined {
  if (globalThis.halfdoorLife) return
  const life = new AbortController()
  const timer = setInterval(() => {
    // No event tells a script that its extension is gone; its id then is.
    if (chrome.runtime?.id) return
    clearInterval(timer)
    life.abort()
  }, LOOK_EVERY)
  return (globalThis.halfdoorLife = life.signal)
}
