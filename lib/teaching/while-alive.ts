/** Milliseconds between looks. */
const LOOK_EVERY = 500

/** Does something as long as the extension is there: no event tells a script that it went, its id is gone then. */
export async function whileAlive<T>(
  life: AbortController,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    if (!chrome.runtime?.id) life.abort()
  }, LOOK_EVERY)
  try {
    return await work(life.signal)
  } finally {
    clearInterval(timer)
  }
}
