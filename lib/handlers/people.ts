import { normaliseEmail } from '../domain/email-address'
import type { CrmRecord, Lead } from '../domain/lead'
import type { LeadHit } from '../messages/panel-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'
import { makeId } from '../platform/id'
import { putChoice } from '../store/choice-store'
import { searchLeads } from '../store/lead-search'
import { findLead, findOrAddLead, getLead } from '../store/lead-store'
import { choiceKey } from './choice-key'
import { withHubHits } from './hub-hits'
import { leadHit } from './panel-view'
import { needTab, tabOf } from './which-tab'
import type { WorkerParts } from './worker'

const MOST_HITS = 20

interface NewLead {
  tabId?: number
  name: string
  email?: string
  company?: string
  title?: string
}

/** Who is meant: choosing, searching, picking and adding people. */
export function peopleHandlers({ db, hub, tabs, now }: WorkerParts) {
  return {
    async personChoose(input: { tabId?: number; key: string }, caller: Caller): Promise<void> {
      const tabId = needTab(caller, input.tabId)
      const page = (await tabs.get(tabId))?.page
      if (!page) throw new ExpectedError('The page is gone. Open the message again.')
      await putChoice(db, { key: choiceKey(page), personKey: input.key, at: now() })
      await tabs.change(tabId, ({ pickedLeadId: _picked, ...state }) => state)
      tellPanels('tabChanged', { tabId })
    },

    async leadSearch({ text }: { text: string }): Promise<LeadHit[]> {
      const known = (await searchLeads(db, text, MOST_HITS, true)).map(leadHit)
      return withHubHits(hub, text, known, MOST_HITS)
    },

    async leadPick(input: { tabId?: number; leadId?: string }, caller: Caller): Promise<void> {
      // One that the hub found is fetched whole before it is shown.
      if (input.leadId && hub && !(await findLead(db, input.leadId))) await hub.fetch([input.leadId])
      if (input.leadId) await getLead(db, input.leadId)
      await pick(tabOf(caller, input.tabId), input.leadId)
    },

    async leadAdd(input: NewLead, caller: Caller): Promise<{ leadId: string }> {
      const email = input.email ? normaliseEmail(input.email) : undefined
      if (input.email && !email)
        throw new ExpectedError(`“${input.email}” is not an e-mail address. Check it.`)
      const tabId = tabOf(caller, input.tabId)
      const reading = tabId === undefined ? undefined : (await tabs.get(tabId))?.page?.reading
      // A page that is not ready may name a record and still show the one before.
      const record = reading?.state === 'notReady' ? undefined : reading?.record
      const lead = newLead(input, email, record, now())
      const leadId = await findOrAddLead(db, lead)
      // Whoever the page itself names needs no picking by hand: the page's own person is known from now on.
      const isOnPage =
        lead.crm.length > 0 || (email && reading?.people.some((person) => person.email === email))
      await pick(tabId, isOnPage ? undefined : leadId)
      tellPanels('storeChanged', { nouns: ['lead'] })
      return { leadId }
    },
  }

  /** Shows a lead in a tab, or with none the page's own again. */
  async function pick(tabId: number | undefined, leadId: string | undefined): Promise<void> {
    if (tabId === undefined) return
    await tabs.change(tabId, ({ pickedLeadId: _picked, ...state }) => ({
      ...state,
      ...(leadId ? { pickedLeadId: leadId } : {}),
    }))
    tellPanels('tabChanged', { tabId })
  }
}

/** The person that a rep adds; of an open record they also get the record's id, so that they are known there again. */
function newLead(
  { name, company, title }: NewLead,
  email: string | undefined,
  record: CrmRecord | undefined,
  at: number,
): Lead {
  const isPerson = record?.object === 'lead' || record?.object === 'contact'
  return {
    id: makeId(at),
    name,
    ...(title ? { title } : {}),
    ...(company ? { company } : {}),
    emails: email ? [email] : [],
    crm: record && isPerson ? [record] : [],
    anchors: [],
    source: 'Added by hand',
    createdAt: at,
    updatedAt: at,
  }
}
