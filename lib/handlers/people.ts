import { normaliseEmail } from '../domain/email-address'
import { emailKey, type Lead } from '../domain/lead'
import type { LeadHit } from '../messages/panel-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'
import { makeId } from '../platform/id'
import { putChoice } from '../store/choice-store'
import { makeLeadRow } from '../store/lead-row'
import { findLeadId, getLead, searchLeads } from '../store/lead-store'
import { choiceKey } from './choice-key'
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
export function peopleHandlers({ db, tabs, now }: WorkerParts) {
  return {
    async personChoose(input: { tabId?: number; key: string }, caller: Caller): Promise<void> {
      const tabId = needTab(caller, input.tabId)
      const tab = await tabs.get(tabId)
      if (!tab?.page) throw new ExpectedError('The page is gone. Open the message again.')
      const { page } = tab
      if (input.key.startsWith('lead:')) {
        await tabs.put(tabId, { page, pickedLeadId: input.key.slice('lead:'.length) })
      } else {
        await putChoice(db, { key: choiceKey(page), personKey: input.key, at: now() })
        await tabs.put(tabId, { page })
      }
      tellPanels('tabChanged', { tabId })
    },

    async leadSearch({ text }: { text: string }): Promise<LeadHit[]> {
      return (await searchLeads(db, text, MOST_HITS)).map(leadHit)
    },

    async leadPick(input: { tabId?: number; leadId?: string }, caller: Caller): Promise<void> {
      if (input.leadId) await getLead(db, input.leadId)
      await pick(tabOf(caller, input.tabId), input.leadId)
    },

    async leadAdd(input: NewLead, caller: Caller): Promise<{ leadId: string }> {
      const email = input.email ? normaliseEmail(input.email) : undefined
      if (input.email && !email)
        throw new ExpectedError(`“${input.email}” is not an e-mail address. Check it.`)
      const known = email ? await findLeadId(db, emailKey(email)) : undefined
      const leadId = known ?? (await add(input, email))
      await pick(tabOf(caller, input.tabId), leadId)
      tellPanels('storeChanged', { nouns: ['lead'] })
      return { leadId }
    },
  }

  async function add({ name, company, title }: NewLead, email: string | undefined): Promise<string> {
    const at = now()
    const lead: Lead = {
      id: makeId(at),
      name,
      ...(title ? { title } : {}),
      ...(company ? { company } : {}),
      emails: email ? [email] : [],
      crm: [],
      anchors: [],
      source: 'Added by hand',
      createdAt: at,
      updatedAt: at,
    }
    await db.leads.add(makeLeadRow(lead, { touchpoints: 0, marketing: 0, chunks: 0 }))
    return lead.id
  }

  /** Shows a lead in a tab, or with none the page's own again. */
  async function pick(tabId: number | undefined, leadId: string | undefined): Promise<void> {
    if (tabId === undefined) return
    const page = (await tabs.get(tabId))?.page
    await tabs.put(tabId, { ...(page ? { page } : {}), ...(leadId ? { pickedLeadId: leadId } : {}) })
    tellPanels('tabChanged', { tabId })
  }
}
