import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aLead, aReading, aTouch, makeWorker, putLead } from '../../test/factories/worker'
import type { Reading } from '../domain/reading'
import { disputeHandlers } from './dispute'
import { houseHandlers } from './houses'
import { pageHandlers } from './page-seen'
import { panelViewHandlers } from './panel-view'
import { peopleHandlers } from './people'
import { settingsHandlers } from './settings'
import { touchpointHandlers } from './touchpoint-pages'
import { tellPage } from '../messages/messenger'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const URL_A = 'https://mail.example/#inbox/a'
const PANEL = { kind: 'framedPanel', tabId: 7 } as const
const contains = vi.fn(async () => true)

beforeEach(() => {
  vi.stubGlobal('chrome', {
    permissions: { contains },
    tabs: { get: vi.fn(async () => ({})), create: vi.fn() },
    scripting: { executeScript: vi.fn(async () => []) },
    runtime: { getURL: (p: string) => `ext/${p}` },
  })
})

const from = (email: string, name = 'Ann Lee') => ({
  role: 'from' as const,
  email,
  name,
  confidence: 0.95,
  via: ['test'],
})

async function setUp(reading: Partial<Reading> = {}) {
  const worker = makeWorker()
  const lead = aLead({
    id: 'ann',
    name: 'Ann Lee',
    emails: ['ann@acme.example'],
    company: 'Acme',
    crmStage: 'customer',
  })
  await putLead(worker, lead, [aTouch('webinar.attended', 3), aTouch('pricing.viewed', 1)])
  const handlers = {
    ...pageHandlers(worker), ...panelViewHandlers(worker), ...peopleHandlers(worker), ...disputeHandlers(worker), ...settingsHandlers(worker), ...touchpointHandlers(worker),
  } // prettier-ignore
  const see = (more: Partial<Reading>, url = URL_A) =>
    handlers.pageSeen(aReading({ thread: 't1', own: ['rita@own.example'], ...more }), {
      kind: 'page',
      tabId: 7,
      url,
    })
  await see({ people: [from('Ann@Acme.example')], ...reading })
  return { worker, lead, see, ...handlers, view: () => handlers.panelView({}, PANEL) }
}

describe('who is shown', () => {
  it('is the sender, with everything the panel draws', async () => {
    const { view } = await setUp({ subject: 'Hi', composing: true })
    const shown = await view()
    expect(shown).toMatchObject({
      kind: 'lead',
      page: { host: 'gmail', site: 'mail.example', subject: 'Hi', composing: true, allowed: true },
      person: { email: 'ann@acme.example', leadId: 'ann', reason: 'sender of this message' },
      view: { lead: { name: 'Ann Lee' }, journey: { stage: 'consideration' }, touchpoints: { total: 2 } },
    })
    if (shown.kind === 'lead')
      expect(shown.view.crmStage).toMatchObject({ placed: 'purchase', agrees: false })
  })

  it('is asked for as long as nothing is known of the rep', async () => {
    const { view, see } = await setUp()
    await see({ people: [from('ann@acme.example')], own: [] })
    expect((await view()).kind).toBe('ask')
  })

  it('is nobody when the sender is a colleague, by the settings', async () => {
    const { view, settingsPut } = await setUp()
    await settingsPut({ member: 'Rita', own: { emails: [], domains: ['ACME.example'] }, handoff: 'intent' })
    expect(await view()).toMatchObject({ kind: 'empty', insiders: true })
  })

  it('is unknown when the workspace has no such lead, and known once added', async () => {
    const { view, see, leadAdd, worker } = await setUp()
    await see({ people: [from('new@other.example', 'New Person')], thread: 't2' })
    expect(await view()).toMatchObject({
      kind: 'unknown',
      person: { email: 'new@other.example', name: 'New Person' },
    })
    const { leadId } = await leadAdd(
      { name: 'New Person', email: 'New@Other.example', company: 'Other' },
      PANEL,
    )
    expect(await view()).toMatchObject({
      kind: 'lead',
      person: { reason: 'sender of this message' },
      view: { lead: { id: leadId, company: 'Other' } },
    })
    expect(await leadAdd({ name: 'Again', email: 'new@other.example' }, PANEL)).toEqual({ leadId })
    expect(await worker.db.leads.count()).toBe(2)
    await expect(leadAdd({ name: 'Bad', email: 'not an address' }, PANEL)).rejects.toThrow(
      'not an e-mail address',
    )
  })

  it('is asked for when the record and the address name two leads', async () => {
    const { worker, view, see, personChoose } = await setUp()
    const record = { system: 'hubspot', object: 'contact', id: '501' }
    await putLead(worker, aLead({ id: 'ben', name: 'Ben', emails: [], crm: [record] }))
    await see(
      { host: 'hubspot', record, people: [{ ...from('ann@acme.example'), role: 'record' }] },
      'https://app.hubspot.example/501',
    )
    const asked = await view()
    expect(asked.kind).toBe('ask')
    if (asked.kind === 'ask') expect(asked.people.map((p) => p.key)).toEqual(['lead:ben', 'lead:ann'])
    await personChoose({ key: 'lead:ben' }, PANEL)
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'ben' } } })
    await see({ thread: 'elsewhere' })
    await see(
      { host: 'hubspot', record, people: [{ ...from('ann@acme.example'), role: 'record' }] },
      'https://app.hubspot.example/501',
    )
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'ben' } } })
  })

  it('is remembered once the rep has said who', async () => {
    const { view, see, personChoose } = await setUp()
    const forwarded = {
      people: [from('tom@own.example', 'Tom'), { ...from('ann@acme.example'), role: 'forwarded' as const }],
    }
    await see({ ...forwarded, thread: 'fwd' })
    const asked = await view()
    expect(asked.kind).toBe('ask')
    if (asked.kind === 'ask') await personChoose({ key: asked.people[0]!.key }, PANEL)
    expect(await view()).toMatchObject({ kind: 'lead', person: { reason: 'you chose them here' } })
    await see({ ...forwarded, thread: 'another' })
    expect((await view()).kind).toBe('ask')
    await see({ ...forwarded, thread: 'fwd' })
    expect((await view()).kind).toBe('lead')
  })

  it('is not overwritten by a choice that was under way when the page changed', async () => {
    const { worker, view, see, personChoose } = await setUp()
    await putLead(worker, aLead({ id: 'zoe', name: 'Zoe', emails: ['zoe@z.example'] }))
    const choosing = personChoose({ key: 'email:ann@acme.example' }, PANEL)
    const seeing = see({ people: [from('zoe@z.example', 'Zoe')], thread: 't2' })
    await Promise.all([choosing, seeing])
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'zoe' } } })
  })

  it('is one lead, however often and fast it is added', async () => {
    const { worker, leadAdd } = await setUp()
    const add = () => leadAdd({ name: 'Twice', email: 'twice@t.example' }, PANEL)
    const ids = await Promise.all([add(), add(), add()])
    expect(new Set(ids.map(({ leadId }) => leadId)).size).toBe(1)
    expect(await worker.db.leads.where('keys').equals('email:twice@t.example').count()).toBe(1)
  })

  it('is known again on a record without an address once added there', async () => {
    const { view, see, leadAdd } = await setUp()
    const record = { system: 'salesforce', object: 'lead', id: '00Q000000000001AAA' }
    const seen = {
      host: 'salesforce' as const,
      record,
      people: [{ role: 'record' as const, name: 'No Mail', confidence: 0.9, via: [] }],
    }
    await see(seen, 'https://x.example/1')
    expect((await view()).kind).toBe('unknown')
    const { leadId } = await leadAdd({ name: 'No Mail' }, PANEL)
    await see({ thread: 'elsewhere' }, 'https://x.example/2')
    await see(seen, 'https://x.example/1')
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: leadId } } })
  })

  it('is shown at once when added without an address to a page that names people without one', async () => {
    const { view, see, leadAdd } = await setUp()
    const people = [{ role: 'from' as const, name: 'Nameless Ned', confidence: 0.9, via: [] }]
    await see({ state: 'nameOnly', people, thread: 'n2' })
    const { leadId } = await leadAdd({ name: 'Nameless Ned' }, PANEL)
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: leadId } } })
  })

  it('offers matches where the page shows a name only', async () => {
    const { view, see } = await setUp()
    await see({
      state: 'nameOnly',
      people: [{ role: 'from', name: 'Ann Lee', confidence: 0.9, via: [] }],
      thread: 'n',
    })
    expect(await view()).toMatchObject({ kind: 'nameOnly', matches: [{ id: 'ann' }] })
  })

  it.each([
    ['changed', { kind: 'changed' }],
    ['ready', { kind: 'empty', nameless: true }],
  ] as const)(
    'is nobody on a %s record without a name, and is the lead that it belongs to',
    async (state, said) => {
      const { view, see, worker } = await setUp()
      const record = { system: 'odoo', object: 'lead', id: '15' }
      const people = state === 'ready' ? [{ role: 'record' as const, confidence: 0.5, via: [] }] : []
      await see({ host: 'odoo', record, state, people }, 'https://odoo.example/15')
      expect(await view()).toMatchObject(said)
      await putLead(worker, aLead({ id: 'ben', name: 'Ben', emails: [], crm: [record] }))
      expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'ben' } } })
    },
  )

  it('gets no record from a page that is not ready: it may show the one before', async () => {
    const { see, leadAdd, worker } = await setUp()
    const record = { system: 'hubspot', object: 'contact', id: '9' }
    await see({ host: 'hubspot', record, state: 'notReady', people: [] })
    const { leadId } = await leadAdd({ name: 'Zoe', email: 'zoe@z.example' }, PANEL)
    expect((await worker.db.leads.get(leadId))?.crm).toEqual([])
  })

  it.each([
    ['front', 'candidate', true],
    ['generic', 'candidate', true],
    ['generic', 'record', undefined],
    ['taught-crm-example', 'candidate', undefined],
    ['hubspot', 'candidate', undefined],
  ] as const)('on a page of %s with a %s is guessed: %s', async (host, role, guessed) => {
    const { view, see } = await setUp()
    await see({ host, people: [{ ...from('new@other.example'), role }] })
    const shown = await view()
    expect('page' in shown && shown.page?.guessed).toBe(guessed)
  })

  it.each(['changed', 'notReady'] as const)('says %s', async (state) => {
    const { view, see } = await setUp()
    await see({ state, people: [], thread: undefined })
    expect((await view()).kind).toBe(state)
  })
})

it('lists nobody twice: a second address of the lead is not another person', async () => {
  const { worker, view, see } = await setUp()
  const emails = ['ben@acme.example', 'ben@home.example']
  await putLead(worker, aLead({ id: 'ben', name: 'Ben Okri', emails }))
  const cc = (email: string, name: string) => ({ ...from(email, name), role: 'cc' as const })
  await see({
    people: [
      from('ben@acme.example', 'Ben Okri'),
      cc('ben@home.example', 'Ben O.'),
      cc('zoe@z.example', 'Zoe'),
    ],
    thread: 't5',
  })
  const shown = await view()
  expect(shown).toMatchObject({ kind: 'lead', view: { lead: { id: 'ben' } }, others: [{ name: 'Zoe' }] })
})

describe('a lead picked by hand', () => {
  it('stays while the page stays and goes when it shows another thing', async () => {
    const { worker, view, see, leadPick } = await setUp()
    await putLead(worker, aLead({ id: 'ben', name: 'Ben Okri' }))
    await leadPick({ leadId: 'ben' }, PANEL)
    expect(await view()).toMatchObject({
      kind: 'lead',
      view: { lead: { id: 'ben' } },
      others: [{ leadId: 'ann' }],
    })
    await see({ people: [from('ann@acme.example')], composing: true })
    expect(await view()).toMatchObject({ view: { lead: { id: 'ben' } } })
    await see({ people: [from('ann@acme.example')], thread: 't9' })
    expect(await view()).toMatchObject({ view: { lead: { id: 'ann' } } })
  })

  it('is not one of the others, whichever of their addresses or records the page names', async () => {
    const { worker, view, see, leadPick } = await setUp()
    const crm = [{ system: 'hubspot', object: 'contact', id: '501' }]
    const emails = ['ben@acme.example', 'ben@home.example']
    await putLead(worker, aLead({ id: 'ben', name: 'Ben Okri', emails, crm }))
    const ben = from('ben@home.example', 'Ben Okri')
    await see({ people: [from('ann@acme.example'), { ...ben, role: 'cc' }] })
    await leadPick({ leadId: 'ben' }, PANEL)
    const others = async () => {
      const shown = await view()
      return shown.kind === 'lead' && shown.view.lead.id === 'ben' && shown.others.map(({ name }) => name)
    }
    expect(await others()).toEqual(['Ann Lee'])
    const { email: _, ...record } = { ...ben, role: 'record' as const }
    await see({ record: crm[0], people: [record] }, 'https://crm.example/501')
    await leadPick({ leadId: 'ben' }, PANEL)
    expect(await others()).toEqual([])
  })

  it('goes when only the query tells two records apart, or only the people do', async () => {
    const { worker, view, see, leadPick } = await setUp()
    await putLead(worker, aLead({ id: 'ben', name: 'Ben Okri' }))
    const record = (n: number) => `https://crm.example/index.php?record=${n}`
    const one = { people: [from('ann@acme.example')], thread: undefined }
    await see(one, record(5))
    await leadPick({ leadId: 'ben' }, PANEL)
    await see(one, record(6))
    expect(await view()).toMatchObject({ view: { lead: { id: 'ann' } } })
    await leadPick({ leadId: 'ben' }, PANEL)
    await see({ ...one, people: [from('ann@acme.example', 'Ann'), from('zoe@z.example', 'Zoe')] }, record(6))
    expect(await view()).toMatchObject({ view: { lead: { id: 'ann' } } })
  })

  it('that is gone gives the page’s own person', async () => {
    const { worker, view, leadPick } = await setUp()
    await putLead(worker, aLead({ id: 'ben' }))
    await leadPick({ leadId: 'ben' }, PANEL)
    await worker.db.leads.delete('ben')
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'ann' } } })
  })

  it('works beside a page that is not read', async () => {
    const { panelView, leadPick, leadSearch } = await setUp()
    const side = { kind: 'panel' } as const
    expect(await panelView({ tabId: 99 }, side)).toMatchObject({ kind: 'noPage', firstRun: false })
    expect((await leadSearch({ text: 'ann ac' })).map((hit) => hit.id)).toEqual(['ann'])
    expect((await leadSearch({ text: 'Ann@ac' })).map((hit) => hit.id)).toEqual(['ann'])
    expect(await leadSearch({ text: 'zz' })).toEqual([])
    await leadPick({ tabId: 99, leadId: 'ann' }, side)
    expect(await panelView({ tabId: 99 }, side)).toMatchObject({
      kind: 'lead',
      view: { lead: { id: 'ann' } },
    })
  })
})

it('forgets the page of a side panel whose tab has gone to another site', async () => {
  const { panelView } = await setUp()
  const side = { kind: 'panel' } as const
  vi.mocked(chrome.tabs.get).mockResolvedValue({
    url: 'https://mail.example/#inbox/a',
  } as chrome.tabs.Tab as never)
  expect((await panelView({ tabId: 7 }, side)).kind).toBe('lead')
  vi.mocked(chrome.tabs.get).mockResolvedValue({
    url: 'https://elsewhere.example/',
  } as chrome.tabs.Tab as never)
  expect((await panelView({ tabId: 7 }, side)).kind).toBe('noPage')
  vi.mocked(chrome.tabs.get).mockResolvedValue({} as chrome.tabs.Tab as never)
  expect((await panelView({ tabId: 7 }, side)).kind).toBe('noPage')
})

it('lets a framed panel speak for its own tab only', async () => {
  const { panelView } = await setUp()
  expect((await panelView({ tabId: 7 }, { kind: 'framedPanel', tabId: 8 })).kind).toBe('noPage')
})

it('keeps a dispute beside the stage until it is taken back', async () => {
  const { view, disputePut, disputeRemove } = await setUp()
  await disputePut({ leadId: 'ann', stage: 'evaluation', why: 'They sent a contract' }, PANEL)
  const shown = await view()
  expect(shown).toMatchObject({
    view: {
      journey: { stage: 'consideration' },
      dispute: { stage: 'evaluation', computed: 'consideration' },
    },
  })
  await disputeRemove({ leadId: 'ann' })
  expect(await view()).not.toHaveProperty('view.dispute')
})

it('pages touchpoints newest first without gaps', async () => {
  const { worker, touchpointsList } = await setUp()
  const touches = Array.from({ length: 1234 }, (_, i) =>
    aTouch(i % 3 ? 'page.viewed' : 'email.opened', i / 10, { side: i % 2 ? 'sales' : 'marketing' }),
  )
  await putLead(worker, aLead({ id: 'busy' }), touches)
  expect(await worker.db.journeys.where('[leadId+chunk]').between(['busy', 0], ['busy', 99]).count()).toBe(3)
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await touchpointsList({
      leadId: 'busy',
      side: 'sales',
      types: ['page.viewed'],
      ...(cursor ? { cursor } : {}),
    })
    expect(page).toMatchObject({ total: 1234, marketing: 617, sales: 617 })
    ids.push(...page.items.map((t) => t.id))
    cursor = page.cursor
  } while (cursor)
  const wanted = touches.filter((t) => t.side === 'sales' && t.type === 'page.viewed').map((t) => t.id)
  expect(ids).toEqual(wanted)
})

it('leaves machines out over all pages, and counts them among what was asked for', async () => {
  const { worker, touchpointsList } = await setUp()
  const touches = Array.from({ length: 5200 }, (_, i) => {
    const grade = i % 4 === 0 ? 'machine' : i % 4 === 1 ? 'unsure' : undefined
    return aTouch('email.opened', i / 50, {
      side: i % 8 < 4 ? 'marketing' : 'sales',
      ...(grade ? { grade } : {}),
    })
  })
  await putLead(worker, aLead({ id: 'busy' }), touches)
  expect(await touchpointsList({ leadId: 'busy' })).toMatchObject({ machines: 1300 })
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const asked = { leadId: 'busy', side: 'sales' as const, peopleOnly: true }
    const page = await touchpointsList({ ...asked, ...(cursor ? { cursor } : {}) })
    expect(page).toMatchObject({ total: 5200, marketing: 2600, sales: 2600, machines: 650 })
    expect(cursor === undefined || page.items.length > 0).toBe(true)
    ids.push(...page.items.map((t) => t.id))
    cursor = page.cursor
  } while (cursor)
  const wanted = touches.filter((t) => t.side === 'sales' && t.grade !== 'machine').map((t) => t.id)
  expect(ids).toEqual(wanted)
})

it('opens the larger pages and closes the sidebar of the tab', async () => {
  await houseHandlers.houseOpen({ house: 'import' })
  expect(chrome.tabs.create).toHaveBeenCalledWith({ url: 'ext/marketing.html#/import' })
  await houseHandlers.panelClose({}, PANEL)
  expect(tellPage).toHaveBeenCalledWith(7, 'shellToggle', { open: false })
})

it('refuses a public mail domain as the colleagues’', async () => {
  const { settingsPut } = await setUp()
  const own = { emails: [], domains: ['gmail.com'] }
  await expect(settingsPut({ member: '', own, handoff: 'intent' })).rejects.toThrow('Anyone can have')
})
