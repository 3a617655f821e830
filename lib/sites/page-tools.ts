import type { TaughtPlace } from '../teaching/place-of'

declare global {
  /** Set by the scripts of these names, in the world of the extension's scripts. */
  var halfdoorPointing: AbortController | undefined
  var halfdoorPointAt: () => Promise<TaughtPlace | undefined>
  var halfdoorCensor: () => string
}

/** Lets the person point at an address in a tab; answers its place as the page says it, or null where they stopped. */
export async function pointInTab(tabId: number): Promise<unknown> {
  await chrome.scripting.executeScript({ target: { tabId }, files: ['teaching.js'] })
  const run = { target: { tabId }, func: () => globalThis.halfdoorPointAt() }
  const [ran] = await chrome.scripting.executeScript(run)
  return ran?.result
}

/** Ends pointing in a tab; where nobody points, nothing happens. */
export async function stopInTab(tabId: number): Promise<void> {
  await chrome.scripting.executeScript({
    target: { tabId },
    func: () => globalThis.halfdoorPointing?.abort(),
  })
}

/** The censored shape of a tab's page. */
export async function censorTab(tabId: number): Promise<unknown> {
  await chrome.scripting.executeScript({ target: { tabId }, files: ['page-report.js'] })
  const [ran] = await chrome.scripting.executeScript({
    target: { tabId },
    func: () => globalThis.halfdoorCensor(),
  })
  return ran?.result
}
