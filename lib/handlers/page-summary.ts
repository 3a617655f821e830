import type { PageSummary } from '../messages/panel-view'
import type { PageState } from '../store/tab-memory'

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
  }
}
