import { z } from 'zod'
import { HostTable } from '../domain/host-table'
import type { Reading } from '../domain/reading'
import { TABLES_VERSION } from '../hosts/registry'
import type { PageReport } from '../messages/panel-to-worker'
import { tellPage, tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'
import { censorTab, pointInTab } from '../sites/page-tools'
import { changeHostSettings } from '../store/host-store'
import { needTab } from './which-tab'
import type { WorkerParts } from './worker'

/** What a page is told by its own script; `null` where the person stopped. */
const Pointed = z
  .object({ css: z.string().min(1).max(300), attribute: z.string().max(60).optional() })
  .nullish()

/** Teaching a site where its address stands, and reporting a page that no longer fits. */
export function pageToolHandlers({ db, tabs }: WorkerParts) {
  return {
    async siteTeach(input: { tabId?: number }, caller: Caller): Promise<{ taught: boolean }> {
      const tabId = needTab(caller, input.tabId)
      const url = (await tabs.get(tabId))?.page?.url
      if (!url) throw new ExpectedError('The page is gone. Open it again.')
      const place = Pointed.safeParse(await pointInTab(tabId))
      if (!place.success)
        throw new ExpectedError('This place cannot be remembered. Point at the address itself.')
      if (!place.data) return { taught: false }
      const table = taughtTable(new URL(url).hostname, place.data)
      await changeHostSettings(db, (settings) => ({
        ...settings,
        taught: [...settings.taught.filter(({ host }) => host !== table.host), table],
      }))
      await tellPage(tabId, 'readAgain', {})
      tellPanels('storeChanged', { nouns: ['settings'] })
      return { taught: true }
    },

    async pageReport(input: { tabId?: number }, caller: Caller): Promise<PageReport> {
      const tabId = needTab(caller, input.tabId)
      const reading = (await tabs.get(tabId))?.page?.reading
      if (!reading) throw new ExpectedError('The page is gone. Open it again.')
      const shape = z.string().parse(await censorTab(tabId))
      return { text: reportText(reading, shape), name: `halfdoor-${reading.host}-page.json` }
    },
  }
}

/** The address alone, whatever stands around it. */
const ADDRESS = '[^\\s<>():]{1,64}@[^\\s<>()?]{1,200}'

/** The law of a taught site: only this site, only this place. */
function taughtTable(hostname: string, { css, attribute }: { css: string; attribute?: string }): HostTable {
  const probe = { confidence: 'B' as const, css, pattern: ADDRESS, ...(attribute && { attribute }) }
  return HostTable.parse({
    host: `taught-${hostname.replace(/[^a-z0-9]/g, '-')}`.slice(0, 40),
    label: hostname,
    sites: [hostname],
    routes: [],
    mail: { panes: ['body'], body: 'blockquote', skip: 'nav', people: { record: [probe] }, subject: [] },
  })
}

/** Nothing of the page's words is in it, nor its address. */
function reportText({ host, state, health }: Reading, shape: string): string {
  return JSON.stringify({ host, state, tables: TABLES_VERSION, health, shape }, null, 2)
}
