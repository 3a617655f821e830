import type { Reading } from '../domain/reading'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import type { WorkerParts } from './worker'
import { choiceKey } from './choice-key'

/** Keeps what a tab shows and tells its panel. A lead picked by hand stays until the page shows another thing. */
export function pageHandlers({ tabs }: WorkerParts) {
  return {
    async pageSeen(reading: Reading, { tabId, url }: Caller): Promise<void> {
      if (tabId === undefined || url === undefined) return
      const before = await tabs.get(tabId)
      const same = before?.page && choiceKey(before.page) === choiceKey({ reading, url })
      const picked = same ? before.pickedLeadId : undefined
      const kept = tabs.put(tabId, { page: { reading, url }, ...(picked ? { pickedLeadId: picked } : {}) })
      tellPanels('tabChanged', { tabId })
      await kept
    },
  }
}
