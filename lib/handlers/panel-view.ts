import { hostTables } from '../hosts/registry'
import { emailKey, crmKey } from '../domain/lead'
import { choosePeople, type PersonChoice, type PersonChosen } from '../domain/person-choice'
import type { LeadHit, PageSummary, PanelView, PersonOnPage } from '../messages/panel-view'
import type { Caller } from '../messages/sender'
import { findChoice } from '../store/choice-store'
import type { LeadRow } from '../store/lead-row'
import { searchLeads } from '../store/lead-search'
import { findLead, findLeadId, findLeadsByKeys } from '../store/lead-store'
import { getHostSettings } from '../store/host-store'
import { getSettings } from '../store/settings-store'
import { asTaught } from '../tables/taught-shape'
import type { PageState } from '../store/tab-memory'
import { choiceKey } from './choice-key'
import { hubWord } from './hub-word'
import { leadView } from './lead-view'
import { pageSummary } from './page-summary'
import { tabOf } from './which-tab'
import type { WorkerParts } from './worker'

const NAME_MATCHES = 5

/** One answer for all the panel draws. */
export function panelViewHandlers(worker: WorkerParts) {
  const withHub = (view: PanelView, page?: PageState): PanelView => {
    const hub = hubWord(worker, view, page)
    return hub ? { ...view, hub } : view
  }
  return {
    async panelView(input: { tabId?: number }, caller: Caller): Promise<PanelView> {
      const tabId = tabOf(caller, input.tabId)
      const tab = tabId === undefined ? undefined : await worker.tabs.get(tabId)
      const there = caller.kind === 'panel' ? await stillThere(tabId, tab?.page) : tab?.page
      const page = there && (await believed(worker, there))
      const picked = tab?.pickedLeadId ? await findLead(worker.db, tab.pickedLeadId) : undefined
      if (picked) return withHub(await viewOfPicked(worker, picked, page), page)
      if (page) return withHub(await viewOfPage(worker, page), page)
      return withHub({ kind: 'noPage', ...(await siteOf(tabId)), firstRun: await isFirstRun(worker) })
    },
  }
}

/** What a taught place says is sure only on pages such as the one it was taught on. */
async function believed({ own }: WorkerParts, state: PageState): Promise<PageState> {
  if (!state.reading.host.startsWith('taught-')) return state
  const { taught } = await getHostSettings(own)
  return { ...state, reading: asTaught(state.reading, taught, state.url) }
}

/** The lead the rep picked by hand; the page's own people are the others. */
async function viewOfPicked(worker: WorkerParts, lead: LeadRow, state?: PageState): Promise<PanelView> {
  const view = await leadView(worker, lead, state?.reading)
  if (!state) return { kind: 'lead', others: [], view }
  const { own } = await getSettings(worker.db)
  const others = await onPage(worker, without(lead, choosePeople(state.reading, own).people, state))
  return { kind: 'lead', page: await pageSummary(state), others, view }
}

async function viewOfPage(worker: WorkerParts, state: PageState): Promise<PanelView> {
  const [page, { own }] = await Promise.all([pageSummary(state), getSettings(worker.db)])
  if (state.reading.state === 'off') return { kind: 'off', page, label: hostLabel(page) }
  const choice = await withRemembered(worker, state, choosePeople(state.reading, own))
  if (choice.kind === 'sure') return viewOfPerson(worker, state, page, choice)
  if (choice.kind === 'nameOnly') return viewOfName(worker, page, choice)
  if (choice.kind === 'ask') {
    const [people, firstRun] = await Promise.all([onPage(worker, choice.people), isFirstRun(worker)])
    return { kind: 'ask', page, people, firstRun }
  }
  const kind = state.reading.state
  if (kind === 'changed' || kind === 'notReady') return { kind, page }
  const insiders = state.reading.people.length > 0
  return { kind: 'empty', page, firstRun: await isFirstRun(worker), insiders }
}

async function viewOfPerson(
  worker: WorkerParts,
  state: PageState,
  page: PageSummary,
  choice: PersonChoice,
): Promise<PanelView> {
  const [person, ...rest] = choice.people
  const leads = await findLeadsByKeys(worker.db, keysOf(person!, state))
  // The record says one lead and the address another: only the rep can tell.
  const said = leads.length > 1 ? await saidBefore(worker, state, leads) : undefined
  if (leads.length > 1 && !said) {
    const people = leads.map((one) => asPerson(person!, one))
    return { kind: 'ask', page, people, firstRun: false }
  }
  const lead = leads.length > 1 ? said : leads[0]
  const others = await onPage(worker, lead ? without(lead, rest, state) : rest)
  if (lead) {
    const view = await leadView(worker, lead, state.reading)
    return { kind: 'lead', page, person: { ...onPageOf(person!), leadId: lead.id }, others, view }
  }
  // The record is not known, and nothing on it names anybody.
  if (!person!.email && !person!.name) {
    if (state.reading.state === 'changed') return { kind: 'changed', page }
    return { kind: 'empty', page, firstRun: await isFirstRun(worker), nameless: true }
  }
  // A name on a page that shows no address may be a lead's that another system knows.
  if (state.reading.state === 'nameOnly' && person!.name) return viewOfName(worker, page, choice)
  return { kind: 'unknown', page, person: onPageOf(person!), others, firstRun: await isFirstRun(worker) }
}

async function viewOfName(worker: WorkerParts, page: PageSummary, choice: PersonChoice): Promise<PanelView> {
  const [person, ...rest] = choice.people
  const [matches, others] = await Promise.all([
    searchLeads(worker.db, person!.name ?? '', NAME_MATCHES),
    onPage(worker, rest),
  ])
  return { kind: 'nameOnly', page, person: onPageOf(person!), matches: matches.map(leadHit), others }
}

/** The person the rep chose here before comes first and is sure. */
async function withRemembered(
  { db }: WorkerParts,
  state: PageState,
  choice: PersonChoice,
): Promise<PersonChoice> {
  const remembered = await findChoice(db, choiceKey(state))
  const chosen = remembered && choice.people.find((person) => person.key === remembered.personKey)
  if (!chosen) return choice
  const rest = choice.people.filter((person) => person !== chosen)
  return { kind: 'sure', people: [{ ...chosen, reason: 'you chose them here' }, ...rest] }
}

function hostLabel({ host, site }: PageSummary): string {
  return hostTables.find((table) => table.host === host)?.label ?? site
}

/** The lead that the rep said is meant on this very page. */
async function saidBefore(
  { db }: WorkerParts,
  state: PageState,
  leads: readonly LeadRow[],
): Promise<LeadRow | undefined> {
  const remembered = await findChoice(db, choiceKey(state))
  return leads.find((lead) => remembered?.personKey === `lead:${lead.id}`)
}

function keysOf(person: PersonChosen, { reading }: PageState): string[] {
  const record = person.role === 'record' && reading.record ? [crmKey(reading.record)] : []
  return [...record, ...(person.email ? [emailKey(person.email)] : [])]
}

/** The people who are not this lead, by whichever of their addresses or records the page names them. */
function without(lead: LeadRow, people: readonly PersonChosen[], state: PageState): PersonChosen[] {
  return people.filter((person) => !keysOf(person, state).some((key) => lead.keys.includes(key)))
}

function onPage({ db }: WorkerParts, people: readonly PersonChosen[]): Promise<PersonOnPage[]> {
  return Promise.all(
    people.map(async (person) => {
      const leadId = person.email ? await findLeadId(db, emailKey(person.email)) : undefined
      return { ...onPageOf(person), ...(leadId ? { leadId } : {}) }
    }),
  )
}

function onPageOf({ key, email, name, company, title, role, reason }: PersonChosen): PersonOnPage {
  return { key, email, name, company, title, role, reason }
}

function asPerson(person: PersonChosen, lead: LeadRow): PersonOnPage {
  const { name, company } = lead
  return {
    key: `lead:${lead.id}`,
    name,
    company,
    email: lead.emails[0],
    role: person.role,
    reason: person.reason,
    leadId: lead.id,
  }
}

/** A lead as a list shows it. */
export function leadHit({ id, name, title, company, emails }: LeadRow): LeadHit {
  return { id, name, title, company, email: emails[0] }
}

/** The copy of a hub's workspace begins empty too; there is nothing to fill it with here. */
async function isFirstRun({ db, hub }: WorkerParts): Promise<boolean> {
  return !hub && (await db.leads.limit(1).count()) === 0
}

/** The page as read, unless the tab has gone to another site: the side panel stays open when its page does not. */
async function stillThere(tabId: number | undefined, page?: PageState): Promise<PageState | undefined> {
  if (tabId === undefined || !page) return undefined
  const { url } = await chrome.tabs.get(tabId)
  return url && new URL(url).origin === new URL(page.url).origin ? page : undefined
}

/** The site of a tab without a reading, where the browser lets us know it. */
async function siteOf(
  tabId: number | undefined,
): Promise<{ site?: string; origin?: string; allowed: boolean }> {
  const url = tabId === undefined ? undefined : (await chrome.tabs.get(tabId)).url
  if (!url || !/^https?:/.test(url)) return { allowed: false }
  const { origin, host } = new URL(url)
  return { site: host, origin, allowed: await chrome.permissions.contains({ origins: [`${origin}/*`] }) }
}
