import { tellPage } from '../messages/messenger'
import type { Caller } from '../messages/sender'

/** The built content script. */
export const PAGE_SCRIPT = 'content-scripts/page.js'
/** Built of what inserts; a page gets it when it first needs it. */
const INSERTION_SCRIPT = 'insertion.js'

/** True where the page's script answers. */
export async function hasPageScript(tabId: number): Promise<boolean> {
  // It answers by reading again; a page without it, or with one of an older version, rejects.
  return tellPage(tabId, 'readAgain', {}).then(
    () => true,
    () => false,
  )
}

/** Open pages ask for their tables anew; one without our script has nothing to read. */
export async function tellAllToRead(): Promise<void> {
  const tabs = await chrome.tabs.query({ discarded: false })
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && tellPage(id, 'readAgain', {})))
}

/** Puts the script into the page, unless it is there. Rejects where the browser allows none. */
export async function ensurePageScript(tabId: number): Promise<void> {
  if (await hasPageScript(tabId)) return
  await chrome.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] })
}

/** Puts the insertion script into the caller's page. */
export async function insertionLoad(_input: object, { tabId }: Caller): Promise<void> {
  if (tabId === undefined) return
  await chrome.scripting.executeScript({ target: { tabId }, files: [INSERTION_SCRIPT] })
}
