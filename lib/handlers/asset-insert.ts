import type { Asset } from '../domain/asset'
import { escapeHtml } from '../domain/escape-html'
import type { Send } from '../domain/send'
import { POLICY } from '../domain/suggestion'
import { tellPage, tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import type { InsertOutcome } from '../messages/worker-to-page'
import { ExpectedError } from '../platform/expected-error'
import { makeId } from '../platform/id'
import { report } from '../platform/report'
import { getLead } from '../store/lead-store'
import { addSend, sendsOfLead } from '../store/send-store'
import { whyBlocked } from './asset-search'
import { knowLead } from './lead-view'
import { memberName } from './member-name'
import { picksFor } from './suggestions'
import { tabOf } from './which-tab'
import type { WorkerParts } from './worker'

/** What the messenger says where no content script runs in the tab. */
const NOBODY_LISTENS = 'No response'

interface Given {
  tabId?: number
  leadId: string
  assetId: string
  slot?: number
}

/** Giving an asset to a lead: into the draft, or by the clipboard. A send is logged only once it is known to have worked. */
export function assetInsertHandlers(worker: WorkerParts) {
  const { db, shelf, tabs, now } = worker
  return {
    async assetInsert(
      given: Given,
      caller: Caller,
    ): Promise<{ outcome: InsertOutcome; logged?: boolean; text: string; html: string }> {
      const asset = await shelf.getAsset(given.assetId)
      const blocked = whyBlocked(asset, now())
      if (blocked) throw new ExpectedError(`“${asset.title}” cannot be sent: ${blocked.toLowerCase()}.`)
      const words = assetWords(asset)
      const outcome = await insertInTab(tabOf(caller, given.tabId), words)
      if (outcome !== 'inserted') return { outcome, ...words }
      const logged = await logSend(given, caller, 'inserted').then(
        () => true,
        (error: unknown) => {
          // It stands in the draft whatever the log says: the rep must not insert it again.
          report(error, 'logging a send')
          return false
        },
      )
      return { outcome, logged, ...words }
    },

    async sendCopied(given: Given, caller: Caller): Promise<void> {
      await shelf.getAsset(given.assetId)
      await logSend(given, caller, 'copied')
    },
  }

  async function logSend(given: Given, caller: Caller, outcome: Send['outcome']): Promise<void> {
    const lead = await getLead(db, given.leadId)
    const tabId = tabOf(caller, given.tabId)
    const page = tabId === undefined ? undefined : (await tabs.get(tabId))?.page
    const known = await knowLead(worker, lead)
    const at = now()
    const placed = given.slot ? await placeOf(given, known, page?.reading) : {}
    await addSend(db, {
      id: makeId(at),
      assetId: given.assetId,
      leadId: lead.id,
      member: await memberName(worker, caller),
      at,
      outcome,
      ...(page ? { host: new URL(page.url).host } : {}),
      stage: known.journey.stage,
      ...placed,
    })
    shelf.forgetSends()
    tellPanels('storeChanged', { nouns: ['send'] })
  }

  /** The place an asset stood at with its chance: picks hold for a day, so they are found again. */
  async function placeOf(
    { leadId, assetId }: Given,
    { lead, touchpoints, journey }: Awaited<ReturnType<typeof knowLead>>,
    reading: { subject?: string; messages: string[] } | undefined,
  ): Promise<Partial<Send>> {
    const sends = await sendsOfLead(db, leadId)
    const input = { lead, journey, touchpoints, sends, now: now(), ...(reading ? { reading } : {}) }
    const pick = (await picksFor(shelf, input)).find(({ scored }) => scored.asset.id === assetId)
    return pick ? { slot: pick.slot, propensity: pick.propensity, policy: POLICY } : {}
  }
}

/** Asks the tab to insert. A tab without a content script has no draft that could be reached. */
async function insertInTab(
  tabId: number | undefined,
  words: { text: string; html: string },
): Promise<InsertOutcome> {
  if (tabId === undefined) return 'noDraft'
  try {
    return (await tellPage(tabId, 'insert', words)).outcome
  } catch (error) {
    if (error instanceof Error && error.message === NOBODY_LISTENS) return 'noDraft'
    report(error, 'inserting into a page')
    return 'failed'
  }
}

/** An asset as text and as HTML: its title with its link, or what it says where it has none. */
function assetWords({ title, url, summary }: Asset): { text: string; html: string } {
  if (!url) return { text: summary || title, html: escapeHtml(summary || title) }
  return { text: `${title}: ${url}`, html: `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>` }
}
