import { linkMake } from '../contract/link-make'
import { choosePeople } from '../domain/person-choice'
import { HubError } from '../hub/hub-client'
import type { Tracking } from '../messages/panel-view'
import { makeId } from '../platform/id'
import { findMadeLink, putMadeLink } from '../store/link-memory'
import { getSettings } from '../store/settings-store'
import type { WorkerParts } from './worker'

/** How long a rep waits for a link before the plain address is taken, ms. */
const PATIENCE = 3_000

export interface LinkFor {
  tabId: number | undefined
  leadId: string
  assetId: string
}

/** An asset's address for one lead, and whether the hub will hear that it is opened. */
export interface MadeAddress {
  url: string
  /** Absent in a local workspace, where nothing is ever tracked. */
  tracking?: Tracking
}

/**
 * The address to give to a lead: on a hub a tracked link of theirs, the same again for the same draft; the plain one
 * where there is no hub, where it does not answer in three seconds, and where nothing may be noted of the lead.
 */
export async function addressFor(worker: WorkerParts, plain: string, given: LinkFor): Promise<MadeAddress> {
  const { hub, now } = worker
  if (!hub) return { url: plain }
  const key = keyOf(given)
  const before = await findMadeLink(key, now())
  if (before) return tracked(before.url)
  if (hub.isOffline()) return { url: plain, tracking: { kind: 'plain', why: 'offline' } }
  try {
    const { assetId, leadId } = given
    const sendId = makeId(now())
    const made = await hub.client.ask(linkMake, { assetId, leadId, sendId }, { patience: PATIENCE })
    if (!made.tracked) return { url: made.url, tracking: { kind: 'plain', why: 'optOut' } }
    await putMadeLink({ key, url: made.url, sendId, at: now() })
    return tracked(made.url)
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    return { url: plain, tracking: { kind: 'plain', why: error.code === 'offline' ? 'offline' : 'refused' } }
  }

  async function tracked(url: string): Promise<MadeAddress> {
    return { url, tracking: { kind: 'tracked', recipients: await recipientsIn(worker, given) } }
  }
}

/** The send that a link made for this draft belongs to; a new one where there is no link, or it was logged already. */
export async function sendIdFor({ db, hub, now }: WorkerParts, given: LinkFor): Promise<string> {
  const made = hub && (await findMadeLink(keyOf(given), now()))
  return made && !(await db.sends.get(made.sendId)) ? made.sendId : makeId(now())
}

function keyOf({ tabId, leadId, assetId }: LinkFor): string {
  return `${tabId ?? '-'} ${leadId} ${assetId}`
}

/** People of the open conversation who are not ours: all of them will have the one link. At least one. */
async function recipientsIn({ db, tabs }: WorkerParts, { tabId }: LinkFor): Promise<number> {
  const page = tabId === undefined ? undefined : (await tabs.get(tabId))?.page
  if (!page?.reading.composing) return 1
  const { own } = await getSettings(db)
  const addressed = choosePeople(page.reading, own).people.filter(
    ({ role, email }) => email !== undefined && ['from', 'replyTo', 'to', 'cc'].includes(role),
  )
  return Math.max(1, addressed.length)
}
