import { z } from 'zod'
import { HostTable } from '../domain/host-table'
import type { Reading } from '../domain/reading'
import { TABLES_VERSION } from '../hosts/registry'
import { shapePattern, urlShape } from '../tables/taught-shape'
import type { PageReport } from '../messages/panel-to-worker'
import { tellPage, tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'
import { censorTab, pointInTab, stopInTab } from '../sites/page-tools'
import { changeHostSettings } from '../store/host-store'
import { needTab } from './which-tab'
import type { WorkerParts } from './worker'

/** What a page is told by its own script; `null` where the person stopped. */
const Pointed = z
  .object({ css: z.string().min(1).max(300), attribute: z.string().max(60).optional() })
  .nullish()

/** Teaching a site where its address stands, and reporting a page that no longer fits. */
export function pageToolHandlers({ own: db, tabs }: WorkerParts) {
  const pageUrl = async (tabId: number): Promise<URL> => {
    const url = (await tabs.get(tabId))?.page?.url
    if (!url) throw new ExpectedError('The page is gone. Open it again.')
    return new URL(url)
  }
  /** Another table for a site, or none. */
  const keep = async (tabId: number, site: string, tables: HostTable[]) => {
    await changeHostSettings(db, (settings) => ({
      ...settings,
      taught: [...settings.taught.filter(({ sites }) => sites[0] !== site), ...tables],
    }))
    tellPanels('storeChanged', { nouns: ['settings'] })
    await tellPage(tabId, 'readAgain', {})
  }
  return {
    async siteTeach(input: { tabId?: number }, caller: Caller): Promise<{ taught: boolean }> {
      const tabId = needTab(caller, input.tabId)
      const { hostname } = await pageUrl(tabId)
      if (!HostTable.shape.sites.safeParse([hostname]).success)
        throw new ExpectedError(
          `Halfdoor cannot remember places on ${hostname}: the site’s name has signs that it does not keep.`,
        )
      const place = Pointed.safeParse(await pointInTab(tabId))
      if (!place.success)
        throw new ExpectedError('This place cannot be remembered. Point at the address itself.')
      if (!place.data) return { taught: false }
      // An application may have moved on meanwhile.
      const url = await pageUrl(tabId)
      if (url.hostname !== hostname) throw new ExpectedError('The page is gone. Open it again.')
      await keep(tabId, hostname, [await taughtTable(url, place.data)])
      return { taught: true }
    },

    async siteTeachStop(input: { tabId?: number }, caller: Caller): Promise<void> {
      await stopInTab(needTab(caller, input.tabId))
    },

    async siteForget(input: { tabId?: number }, caller: Caller): Promise<void> {
      const tabId = needTab(caller, input.tabId)
      await keep(tabId, (await pageUrl(tabId)).hostname, [])
    },

    async pageReport(input: { tabId?: number }, caller: Caller): Promise<PageReport> {
      const tabId = needTab(caller, input.tabId)
      const reading = (await tabs.get(tabId))?.page?.reading
      if (!reading) throw new ExpectedError('The page is gone. Open it again.')
      const shape = z.string().parse(await censorTab(tabId))
      const host = /^taught-|^generic$/.test(reading.host) ? undefined : reading.host
      const name = host ? `halfdoor-${host}-page.json` : 'halfdoor-page.json'
      return { text: reportText(reading, shape, host), name }
    },
  }
}

/** The address alone, whatever stands around it. */
const ADDRESS = '[^\\s<>():]{1,64}@[^\\s<>()?]{1,200}'

/** The law of a taught site: only this site, only this place, sure only on pages of this shape. */
async function taughtTable(
  url: URL,
  { css, attribute }: { css: string; attribute?: string },
): Promise<HostTable> {
  const { hostname } = url
  const probe = { confidence: 'B' as const, css, pattern: ADDRESS, ...(attribute && { attribute }) }
  const routes = [{ pattern: shapePattern(urlShape(url)) }]
  return HostTable.parse({
    host: `taught-${(await digest(hostname)).slice(0, 32)}`,
    label: hostname.slice(0, 60),
    sites: [hostname],
    // Of an address that is too long to be kept, whoever is there is asked about.
    routes: HostTable.shape.routes.safeParse(routes).success ? routes : [],
    mail: { panes: ['body'], body: 'blockquote', skip: 'nav', people: { record: [probe] }, subject: [] },
  })
}

/** SHA-256 in hexadecimal digits: no two sites have the same. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Nothing of the page's words is in it, nor its address. What the person pointed at would name their site. */
function reportText({ host, state, health }: Reading, shape: string, known = 'unknown'): string {
  const isTaught = host.startsWith('taught-')
  const shown = isTaught ? {} : health
  return JSON.stringify({ host: known, state, tables: TABLES_VERSION, health: shown, shape }, null, 2)
}
