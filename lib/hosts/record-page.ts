import type { RecordSelectors } from '../domain/host-table'
import type { Found } from './found'
import { probePeople, probeText, type Search, searchIn } from './probe'
import type { Place } from './route'
import { piercing } from './shadow'
import { bestSeen, pickPane } from './visible'

/** The URL is the truth about which record this is. */
const BY_URL = 0.95

/**
 * Reads a CRM record. What the URL says is the truth; the address on the page confirms. Where the page's title
 * names somebody else, the pane still shows the record before.
 */
export function readRecord(
  page: Document,
  { record }: Place,
  crm: RecordSelectors,
  health: Record<string, number>,
): Found {
  const own = probePeople(searchIn(page, health), crm.own, 'to').flatMap(({ email }) => email ?? [])
  const fill = (css: string) => css.replace(/\{(id|object)\}/g, (_, part: 'id' | 'object') => record![part])
  const pane = record && pickPane(page, crm.panes.map(fill))
  if (!pane) return { state: record ? 'notReady' : 'notFound', record }
  if (!/lead|contact/.test(record.object)) return { state: 'notFound', record }
  const titled = crm.titled && new RegExp(crm.titled).exec(page.title)?.[1]
  const find = piercing(pane, crm.skip)
  const all = (template: string): Element[] => {
    const css = fill(template)
    // The title may be of another record still: it counts where the pane says the same.
    if (css.startsWith('head>'))
      return titled && !pane.textContent?.includes(titled) ? [] : [...page.querySelectorAll(css)]
    const found = find(css)
    const seen = bestSeen(found)
    // A hidden tab of this record may say it; where the pane is the whole page, it may be another record's.
    return seen.length || pane === page.body ? seen : found
  }
  const search: Search = { all, skip: crm.skip, health }
  const addresses = probePeople(search, crm.email, 'record').filter(({ email }) => email)
  const name = probeText(search, crm.name)
  if (!addresses.length && !name) return { state: 'changed', record }
  if (titled && name && !name.includes(titled)) return { state: 'notReady', record }
  const person = {
    name,
    title: probeText(search, crm.title),
    company: probeText(search, crm.company),
    role: 'record' as const,
    confidence: BY_URL,
    via: ['url'],
  }
  return { state: 'ready', record, people: [person, ...addresses], own }
}
