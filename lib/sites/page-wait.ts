/**
 * Waits until the page of a tab has been loaded and looked at for so many milliseconds and, where asked for, has
 * changed in that time. Answers false where its address changed first, ten minutes passed, or the page has gone or may
 * not be read: a wait that nothing ends well.
 */
export async function waitInTab(tabId: number, least: number, forChange: boolean): Promise<boolean> {
  const run = { target: { tabId }, func: waitOnPage, args: [least, forChange] as [number, boolean] }
  const [ran] = await Promise.allSettled([chrome.scripting.executeScript(run)])
  return ran.status === 'fulfilled' && ran.value[0]?.result === true
}

/** Runs inside the page: it may use nothing from outside of itself. */
export async function waitOnPage(least: number, forChange: boolean): Promise<boolean> {
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
