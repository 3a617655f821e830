import type { Reading } from '../domain/reading'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import type { PageState } from '../store/tab-memory'
import { report } from '../platform/report'
import type { WorkerParts } from './worker'
import { choiceKey } from './choice-key'

/** Keeps what a tab shows and tells its panel. A lead picked by hand stays until the page shows another thing. */
export function pageHandlers({ tabs, health, now }: WorkerParts) {
  return {
    async pageSeen(reading: Reading, { tabId, url }: Caller): Promise<void> {
      if (tabId === undefined || url === undefined) return
      const page = { reading, url }
      await tabs.change(tabId, (before) => ({
        page,
        ...(before.pickedLeadId && isSameThing(before.page, page)
          ? { pickedLeadId: before.pickedLeadId }
          : {}),
      }))
      tellPanels('tabChanged', { tabId })
      health.count(reading, now()).catch((error: unknown) => report(error, 'counting how a page was read'))
    },
  }
}

/** The same thread or record; where a page names neither, the same address with the same people. */
function isSameThing(before: PageState | undefined, now: PageState): boolean {
  if (!before || choiceKey(before) !== choiceKey(now)) return false
  return Boolean(now.reading.thread ?? now.reading.record) || namesOf(before) === namesOf(now)
}

function namesOf({ reading }: PageState): string {
  return JSON.stringify(reading.people.map(({ email, name }) => email ?? name))
}
