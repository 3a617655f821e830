import { z } from 'zod'
import { Reading } from '../domain/reading'

/** A page as its content script read it, with its address at that moment. */
const PageState = z.object({ reading: Reading, url: z.string() })
export type PageState = z.infer<typeof PageState>

const TabState = z.object({
  /** Absent where no content script runs: the side panel beside any page. */
  page: PageState.optional(),
  /** The lead the rep picked by hand, until the page shows somebody else. */
  pickedLeadId: z.string().optional(),
})
export type TabState = z.infer<typeof TabState>

/** What each tab shows. Survives the worker's sleep in `chrome.storage.session`, and ends with the browser. */
export interface TabMemory {
  get(tabId: number): Promise<TabState | undefined>
  put(tabId: number, state: TabState): Promise<void>
  forget(tabId: number): Promise<void>
}

/** A memory over the session's storage, which content scripts cannot read. */
export function makeTabMemory(storage: chrome.storage.StorageArea = chrome.storage.session): TabMemory {
  const awake = new Map<number, TabState>()
  const key = (tabId: number) => `tab:${tabId}`
  return {
    async get(tabId) {
      const known = awake.get(tabId)
      if (known) return known
      const stored = (await storage.get(key(tabId)))[key(tabId)]
      if (stored === undefined) return undefined
      const state = TabState.parse(stored)
      awake.set(tabId, state)
      return state
    },
    async put(tabId, state) {
      awake.set(tabId, state)
      await storage.set({ [key(tabId)]: state })
    },
    async forget(tabId) {
      awake.delete(tabId)
      await storage.remove(key(tabId))
    },
  }
}
