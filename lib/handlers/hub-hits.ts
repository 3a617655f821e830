import { leadSearch } from '../contract/lead-search'
import { HubError } from '../hub/hub-client'
import type { LeadHit } from '../messages/panel-view'
import type { HubLink } from '../sync/hub-link'

/** Somebody is typing: what the hub knows later than this is not waited for, ms. */
const PATIENCE = 3000

/** What the hub finds, after what is known here; nothing more where it does not answer in time. */
export async function withHubHits(
  hub: HubLink | undefined,
  text: string,
  known: readonly LeadHit[],
  limit: number,
): Promise<LeadHit[]> {
  if (!hub || !text.trim()) return [...known]
  const ids = new Set(known.map(({ id }) => id))
  const more = (await hitsOf(hub, text)).filter(({ id }) => !ids.has(id))
  return [...known, ...more].slice(0, limit)
}

async function hitsOf(hub: HubLink, text: string): Promise<LeadHit[]> {
  try {
    return (await hub.client.ask(leadSearch, { text }, { patience: PATIENCE })).hits
  } catch (error) {
    if (error instanceof HubError) return []
    throw error
  }
}
