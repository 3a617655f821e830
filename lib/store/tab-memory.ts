import { z } from 'zod'
import { PageSaid } from '../domain/page-doubt'
import { Reading } from '../domain/reading'
import { report } from '../platform/report'

/** A page as its content script read it, with its address at that moment. */
const PageState = z.object({
  reading: Reading,
  url: z.string(),
  /** It is not ready, or `stale`: says what the record before said. `over`: it was waited for in vain. */
  waiting: z.object({ id: z.string(), stale: z.boolean(), over: z.boolean() }).optional(),
})
export type PageState = z.infer<typeof PageState>

const TabState = z.object({
  /** Absent where no content script runs: the side panel beside any page. */
  page: PageState.optional(),
  /** What the tab's page said the last time that it was believed. */
  said: PageSaid.optional(),
  /** The lead the rep picked by hand, until the page shows somebody else. */
  pickedLeadId: z.string().optional(),
})
export type TabState = z.infer<typeof TabState>

/** What each tab shows. Survives the worker's sleep in `chrome.storage.session`, and ends with the browser. */
export interface TabMemory {
  get(tabId: number): Promise<TabState | undefined>
  /** Changes what is kept, on what is kept at that moment; no other change comes between. */
  change(tabId: number, change: (state: TabState) => TabState): Promise<void>
  forget(tabId: number): Promise<void>
}

/** A memory over the session's storage, which content scripts cannot read. */
export function makeTabMemory(storage: chrome.storage.StorageArea = chrome.storage.session): TabMemory {
  const awake = new Map<number, TabState>()
  const key = (tabId: number) => `tab:${tabId}`

  async function get(tabId: number): Promise<TabState | undefined> {
    const stored = awake.has(tabId) ? undefined : (await storage.get(key(tabId)))[key(tabId)]
    // A change may have come while the storage was read: the memory knows better.
    if (stored !== undefined && !awake.has(tabId)) awake.set(tabId, TabState.parse(stored))
    return awake.get(tabId)
  }

  return {
    get,
    async change(tabId, change) {
      await get(tabId)
      const state = change(awake.get(tabId) ?? {})
      awake.set(tabId, state)
      // The panel is told at once; the browser keeps the worker awake until this is written.
      storage
        .set({ [key(tabId)]: state })
        .catch((error: unknown) => report(error, 'keeping what a tab shows'))
    },
    async forget(tabId) {
      awake.delete(tabId)
      await storage.remove(key(tabId))
    },
  }
}
