import { doubted, isStale, whatIsSaid } from '../domain/page-doubt'
import type { Reading } from '../domain/reading'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import type { PageState } from '../store/tab-memory'
import { makeId } from '../platform/id'
import { report } from '../platform/report'
import { waitInTab } from '../sites/page-wait'
import type { WorkerParts } from './worker'
import { choiceKey } from './choice-key'

/** A loaded page that is not ready for so long has changed: its place is looked for in vain. Milliseconds. */
const LONG = 8000
/** For at least so long a page is given time to show what its new address names. Milliseconds. */
const STALE = 4000

type Waiting = NonNullable<PageState['waiting']>

/**
 * Keeps what a tab shows and tells its panel. A lead picked by hand stays until the page shows another thing. Laws:
 * a page that is not ready for 8 s has changed; one that names another record than before and still says the same is
 * not ready until it says something else, or has moved for 4 s, and then nobody on it is sure.
 */
export function pageHandlers({ tabs, health, now }: WorkerParts) {
  /** Waits that are under way, by their ids. A worker that slept begins again at the next reading. */
  const underWay = new Set<string>()

  return {
    async pageSeen(reading: Reading, { tabId, url }: Caller): Promise<void> {
      if (tabId === undefined || url === undefined) return
      let page: PageState = { reading, url }
      await tabs.change(tabId, (before) => {
        const said = whatIsSaid(reading, url)
        const stale = isStale(said, before.said)
        page = pageOf(reading, url, stale, before.page, now())
        return {
          page,
          said: stale ? before.said : said,
          ...(before.pickedLeadId && isSameThing(before.page, page)
            ? { pickedLeadId: before.pickedLeadId }
            : {}),
        }
      })
      tellPanels('tabChanged', { tabId })
      count(page.reading)
      const { waiting } = page
      if (!waiting || waiting.over || underWay.has(waiting.id)) return
      underWay.add(waiting.id)
      waitOut(tabId, reading, url, waiting)
        .catch((error: unknown) => report(error, 'waiting for a page'))
        .finally(() => underWay.delete(waiting.id))
    },
  }

  function count(reading: Reading): void {
    health.count(reading, now()).catch((error: unknown) => report(error, 'counting how a page was read'))
  }

  /** What a page is when the wait is over and it is as it was. */
  async function waitOut(tabId: number, reading: Reading, url: string, waiting: Waiting): Promise<void> {
    if (!(await waitInTab(tabId, waiting.stale ? STALE : LONG, waiting.stale))) return
    let after: Reading | undefined
    await tabs.change(tabId, (state) => {
      const { page } = state
      if (page?.url !== url || page.waiting?.id !== waiting.id) return state
      after = settled(reading, waiting.stale)
      return { ...state, page: { url, reading: after, waiting: { ...waiting, over: true } } }
    })
    if (!after) return
    count(after)
    tellPanels('tabChanged', { tabId })
  }
}

/** The page as it is believed, with the wait that it is in. */
function pageOf(
  reading: Reading,
  url: string,
  stale: boolean,
  before: PageState | undefined,
  now: number,
): PageState {
  if (!stale && reading.state !== 'notReady') return { reading, url }
  const going = before?.url === url && before.waiting?.stale === stale ? before.waiting : undefined
  const waiting = going ?? { id: makeId(now), stale, over: false }
  if (waiting.over) return { reading: settled(reading, stale), url, waiting }
  return { reading: stale ? { ...reading, state: 'notReady', people: [] } : reading, url, waiting }
}

function settled(reading: Reading, stale: boolean): Reading {
  return stale ? doubted(reading) : { ...reading, state: 'changed' }
}

/** The same thread or record; where a page names neither, the same address with the same people. */
function isSameThing(before: PageState | undefined, now: PageState): boolean {
  if (!before || choiceKey(before) !== choiceKey(now)) return false
  return Boolean(now.reading.thread ?? now.reading.record) || namesOf(before) === namesOf(now)
}

function namesOf({ reading }: PageState): string {
  return JSON.stringify(reading.people.map(({ email, name }) => email ?? name))
}
