import type { Reading } from '../domain/reading'
import { hostTables } from '../hosts/registry'
import type { PageSummary } from '../messages/panel-view'
import type { PageState } from '../store/tab-memory'

/** Begins the host of a site where the person pointed at the address. */
const TAUGHT = 'taught-'

/** What the panel says of the page itself. */
export async function pageSummary({ reading, url }: PageState): Promise<PageSummary> {
  const { origin, host } = new URL(url)
  const allowed = await chrome.permissions.contains({ origins: [`${origin}/*`] })
  return {
    host: reading.host,
    site: host,
    origin,
    ...(reading.subject ? { subject: reading.subject } : {}),
    allowed,
    composing: reading.composing,
    ...(isGuessed(reading) ? { guessed: true } : {}),
  }
}

/** True where the host has no probes and the page declares nobody itself. */
function isGuessed({ host, state, people }: Reading): boolean {
  const { mail, record } = hostTables.find((table) => table.host === host) ?? {}
  const isKnown = host.startsWith(TAUGHT) || mail || record?.email.length || record?.name.length
  return !isKnown && state !== 'off' && people.every(({ role }) => role === 'candidate')
}
