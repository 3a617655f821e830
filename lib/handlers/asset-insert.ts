import type { Asset } from '../domain/asset'
import { escapeHtml } from '../domain/escape-html'
import type { Placement, Send } from '../domain/send'
import { tellPage, tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import type { Tracking } from '../messages/panel-view'
import type { InsertOutcome } from '../messages/worker-to-page'
import { ExpectedError } from '../platform/expected-error'
import { report } from '../platform/report'
import { getLead } from '../store/lead-store'
import { addSend } from '../store/send-store'
import { whyBlocked } from './asset-search'
import { addressFor, sendIdFor } from './tracked-link'
import { knowLead } from './lead-view'
import { memberName } from './member-name'
import { tabOf } from './which-tab'
import type { WorkerParts } from './worker'

/** What the messenger says where no content script runs in the tab. */
const NOBODY_LISTENS = 'No response'

/** The asset, and where the panel showed it. */
interface Given extends Placement {
  tabId?: number
  leadId: string
  assetId: string
}

/** What became of an insertion, and the words to copy where there was no draft. */
interface Inserted {
  outcome: InsertOutcome
  logged?: boolean
  text: string
  html: string
  tracking?: Tracking
}

/** Giving an asset to a lead: into the draft, or by the clipboard. A send is logged only once it is known to have worked. */
export function assetInsertHandlers(worker: WorkerParts) {
  const { db, shelf, tabs, now } = worker
  /** Insertions under way: a second click in the meantime is the same one. */
  const underWay = new Map<string, Promise<Inserted>>()
  return {
    async assetInsert(given: Given & { again?: boolean }, caller: Caller): Promise<Inserted> {
      const key = `${tabOf(caller, given.tabId)} ${given.leadId} ${given.assetId}`
      const running = underWay.get(key)
      if (running) return running
      const work = insert(given, caller).finally(() => underWay.delete(key))
      underWay.set(key, work)
      return work
    },

    async sendCopied(given: Given, caller: Caller): Promise<void> {
      await shelf.getAsset(given.assetId)
      await logSend(given, caller, 'copied')
    },
  }

  async function insert({ again, ...given }: Given & { again?: boolean }, caller: Caller): Promise<Inserted> {
    const asset = await shelf.getAsset(given.assetId)
    const blocked = whyBlocked(asset, now())
    if (blocked) throw new ExpectedError(`“${asset.title}” cannot be sent: ${blocked.toLowerCase()}.`)
    const tabId = tabOf(caller, given.tabId)
    const made =
      asset.url === undefined ? undefined : await addressFor(worker, asset.url, { ...given, tabId })
    const words = assetWords(made ? { ...asset, url: made.url } : asset)
    const answer = made?.tracking ? { ...words, tracking: made.tracking } : words
    const wanted = again ? { ...words, again } : words
    const { outcome, again: wasThere } = await insertInTab(tabId, wanted)
    // What stands twice in one mail was still sent once.
    if (outcome !== 'inserted' || wasThere) return { outcome, ...answer }
    const logged = await logSend(given, caller, 'inserted').then(
      () => true,
      (error: unknown) => {
        // It stands in the draft whatever the log says: the rep must not insert it again.
        report(error, 'logging a send')
        return false
      },
    )
    return { outcome, logged, ...answer }
  }

  async function logSend(given: Given, caller: Caller, outcome: Send['outcome']): Promise<void> {
    const lead = await getLead(db, given.leadId)
    const tabId = tabOf(caller, given.tabId)
    const page = tabId === undefined ? undefined : (await tabs.get(tabId))?.page
    const known = await knowLead(worker, lead)
    const at = now()
    await addSend(db, {
      id: await sendIdFor(worker, { ...given, tabId }),
      assetId: given.assetId,
      leadId: lead.id,
      member: await memberName(worker, caller),
      at,
      outcome,
      ...(page ? { host: new URL(page.url).host } : {}),
      stage: known.journey.stage,
      ...placementOf(given),
    })
    shelf.forgetSends()
    tellPanels('storeChanged', { nouns: ['send'] })
  }
}

/** Asks the tab to insert. A tab without a content script has no draft that could be reached. */
async function insertInTab(
  tabId: number | undefined,
  words: { text: string; html: string; again?: boolean },
): Promise<{ outcome: InsertOutcome; again?: boolean }> {
  if (tabId === undefined) return { outcome: 'noDraft' }
  try {
    return await tellPage(tabId, 'insert', words)
  } catch (error) {
    if (error instanceof Error && error.message === NOBODY_LISTENS) return { outcome: 'noDraft' }
    report(error, 'inserting into a page')
    return { outcome: 'failed' }
  }
}

/** An asset as text and as HTML: its title with its link, or what it says where it has none. */
function assetWords({ title, url, summary }: Asset): { text: string; html: string } {
  if (!url) return { text: summary || title, html: escapeHtml(summary || title) }
  return { text: `${title}: ${url}`, html: `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>` }
}

/** What the panel showed is what is logged: computed again at the click, the draw might be another. */
function placementOf({ slot, propensity, policy, pool }: Given): Placement {
  if (slot === undefined) return {}
  return { slot, propensity, policy, pool }
}
