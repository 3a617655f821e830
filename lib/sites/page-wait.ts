/** How often the worker asks whether a wait is over. Milliseconds. */
const ASK_EVERY = 1000
/** A little longer than the page waits at most. */
const MOST_ASKED = 660

declare global {
  /** Waits that are over, by their tokens, in the world of the extension's scripts. */
  var halfdoorWaits: Record<string, boolean> | undefined
}

/**
 * Waits until the page of a tab has been loaded and looked at for so many milliseconds and, where asked for, has
 * changed in that time. Answers false where its address changed first, ten minutes passed, or the page has gone or may
 * not be read: a wait that nothing ends well. The browser holds up a page's `load` while a script that was put into it
 * is awaited, so none is: the page notes the end of the wait, and the worker asks for it.
 */
export async function waitInTab(tabId: number, least: number, forChange: boolean): Promise<boolean> {
  const token = crypto.randomUUID()
  const target = { tabId }
  try {
    const args: [string, number, boolean] = [token, least, forChange]
    await chrome.scripting.executeScript({ target, func: waitOnPage, args, injectImmediately: true })
    for (let asked = 0; asked < MOST_ASKED; asked++) {
      await new Promise((done) => setTimeout(done, ASK_EVERY))
      const func = (mine: string) => (globalThis.halfdoorWaits ? globalThis.halfdoorWaits[mine] : 'gone')
      const [ran] = await chrome.scripting.executeScript({
        target,
        func,
        args: [token],
        injectImmediately: true,
      })
      const isOver = ran?.result
      if (isOver === 'gone') return false
      if (typeof isOver === 'boolean') return isOver
    }
    return false
  } catch {
    // The tab has gone, or its page may not be read any more: then there is nothing to wait for.
    return false
  }
}

/** Runs inside the page: it may use nothing from outside of itself. Notes under the token how the wait ended. */
export function waitOnPage(token: string, least: number, forChange: boolean): void {
  const waits = (globalThis.halfdoorWaits ??= {})
  const wait = async (): Promise<boolean> => {
    const step = 250
    const { href } = location
    let waited = 0
    let isDue = !forChange
    const observer = new MutationObserver(() => (isDue = true))
    observer.observe(document, { childList: true, characterData: true, subtree: true })
    for (let left = 600_000; left > 0 && location.href === href; left -= step) {
      if (waited >= least && isDue) break
      await new Promise((done) => setTimeout(done, step))
      const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? [])
      const isLoaded = [document, ...frames].every(({ readyState }) => readyState === 'complete')
      if (!isLoaded) waited = 0
      else if (!document.hidden) waited += step
    }
    observer.disconnect()
    return location.href === href && waited >= least && isDue
  }
  void wait().then((isOver) => {
    waits[token] = isOver
  })
}
