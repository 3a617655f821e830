import { createPrivateKey } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aReading, makeWorker, memoryArea } from '../../test/factories/worker'
import { makeKey, publicHalf, signTables } from '../../scripts/sign-tables/signed-tables'
import { TABLES_VERSION } from '../hosts/registry'
import { roundcube } from '../hosts/roundcube/table'
import { tellPage } from '../messages/messenger'
import { censorTab, pointInTab, stopInTab } from '../sites/page-tools'
import { noteTakenBack } from '../sites/taken-back'
import { pageToolHandlers } from './page-tools'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))
vi.mock('../sites/page-tools', () => ({ pointInTab: vi.fn(), stopInTab: vi.fn(), censorTab: vi.fn() }))

const key = createPrivateKey(makeKey())
vi.stubEnv('WXT_TABLE_KEYS', publicHalf(key))
const { hostHandlers, hostTableHandlers } = await import('./hosts')

const NEWER = TABLES_VERSION * 100 + 1
const CRM = { kind: 'page', tabId: 7, url: 'https://crm.acme.example/contacts/7' } as const
const MAIL = { kind: 'page', tabId: 8, url: 'https://mail.google.com/mail/u/0/' } as const
const PANEL = { kind: 'framedPanel', tabId: 7 } as const

beforeEach(() => {
  vi.stubGlobal('chrome', {
    storage: { session: memoryArea() },
    tabs: { query: async () => [{ id: 7 }, { id: 8 }] },
  })
  vi.mocked(tellPage).mockReset()
})

function setUp() {
  const worker = makeWorker()
  const handlers = { ...hostHandlers(worker), ...hostTableHandlers(worker), ...pageToolHandlers(worker) }
  const hostsOf = async (caller: typeof CRM | typeof MAIL) =>
    (await handlers.hostTables({}, caller)).tables.map(({ host }) => host)
  const lineOf = async (host: string) => (await handlers.hostList()).hosts.find((line) => line.host === host)
  return { worker, ...handlers, hostsOf, lineOf }
}

describe('the hosts', () => {
  it('are listed with their switch and how their pages were read', async () => {
    const { worker, hostList, lineOf } = setUp()
    expect(await hostList()).toMatchObject({ version: TABLES_VERSION, isUpdate: false, takesUpdates: true })
    expect(await lineOf('gmail')).toMatchObject({ label: 'Gmail', on: true, health: undefined })
    expect(await lineOf('linkedin')).toMatchObject({ on: false, asksFirst: true })
    await worker.health.count(aReading({ host: 'gmail', health: { 'span.gD': 2 } }), 1)
    await worker.health.count(
      aReading({ host: 'gmail', state: 'changed', health: { 'span.gD': 0, error: 1 } }),
      5,
    )
    await worker.health.count(aReading({ host: 'gmail', state: 'notReady' }), 6)
    const health = { pages: 2, changed: 1, lastChangedAt: 5, probes: { 'span.gD': 2, error: 1 } }
    expect((await lineOf('gmail'))?.health).toEqual(health)
  })

  it('are turned off and on, and open pages are read anew', async () => {
    const { hostSwitch, hostTables, lineOf } = setUp()
    await hostSwitch({ host: 'gmail', on: false })
    expect(await lineOf('gmail')).toMatchObject({ on: false })
    expect((await hostTables({}, MAIL)).off).toEqual(['gmail'])
    expect(vi.mocked(tellPage).mock.calls.map(([tab, name]) => [tab, name])).toEqual([
      [7, 'readAgain'],
      [8, 'readAgain'],
    ])
    await hostSwitch({ host: 'gmail', on: true })
    expect((await hostTables({}, MAIL)).off).toEqual([])
  })

  it('take tables from a signed file, keep them, and go back', async () => {
    const { tablesPut, tablesReset, hostTables, hostList } = setUp()
    const update = { version: NEWER, engine: 1, off: [], tables: [{ ...roundcube, label: 'Newer' }] }
    const text = JSON.stringify(signTables(update, key))
    await expect(tablesPut({ text: text.replace('Newer', 'Other') })).rejects.toThrow('signature')
    expect(await hostList()).toMatchObject({ isUpdate: false })
    expect(await tablesPut({ text })).toMatchObject({ version: NEWER, isUpdate: true })
    expect((await hostTables({}, CRM)).tables).toContainEqual({ ...roundcube, label: 'Newer' })
    await expect(tablesPut({ text })).rejects.toThrow(`not newer than those in use (${NEWER})`)
    expect(await tablesReset()).toMatchObject({ version: TABLES_VERSION, isUpdate: false })
    expect((await hostTables({}, CRM)).tables).toContainEqual(roundcube)
  })
})

it('leaves alone open pages of a site that was taken back, until it is allowed again', async () => {
  const { hostsOf, hostTables } = setUp()
  await noteTakenBack(['https://crm.acme.example/*'], true)
  expect((await hostTables({}, CRM)).off).toEqual(['generic'])
  expect(await hostsOf(CRM)).toEqual(['generic'])
  expect(await hostsOf(MAIL)).toEqual(['gmail'])
  await noteTakenBack(['https://crm.acme.example/*'], false)
  expect((await hostTables({}, CRM)).off).not.toContain('generic')
})

describe('a taught site', () => {
  async function onCrm() {
    const parts = setUp()
    await parts.worker.tabs.change(7, () => ({
      page: { reading: aReading({ host: 'generic' }), url: CRM.url },
    }))
    return parts
  }

  it('is kept for this site alone, once, and forgotten again', async () => {
    const { siteTeach, siteUnteach, hostTables, hostsOf } = await onCrm()
    vi.mocked(pointInTab).mockResolvedValue({ css: 'main>b', attribute: 'title' })
    expect(await siteTeach({}, PANEL)).toEqual({ taught: true })
    vi.mocked(pointInTab).mockResolvedValue({ css: 'main>i' })
    await siteTeach({}, PANEL)
    const { tables } = await hostTables({}, CRM)
    expect(tables[0]).toMatchObject({ label: 'crm.acme.example', sites: ['crm.acme.example'] })
    expect(tables[0]?.mail?.people.record).toMatchObject([{ css: 'main>i' }])
    expect(tables.filter(({ host }) => host.startsWith('taught-'))).toHaveLength(1)
    expect(await hostsOf(MAIL)).toEqual(['gmail'])
    expect((await siteUnteach({ host: tables[0]!.host })).taught).toEqual([])
    expect((await hostsOf(CRM))[0]).not.toMatch(/^taught/)
  })

  it('has a table of its own, however alike the names are, and forgets only its own', async () => {
    const { worker, siteTeach, siteForget, hostList } = setUp()
    const names = [
      'a.b-c.example',
      'a-b.c.example',
      'under_score.example',
      'very-long-name-of-a-customer-relations.one.example',
      'very-long-name-of-a-customer-relations.two.example',
      `${'long-name.'.repeat(8)}example`,
    ]
    vi.mocked(pointInTab).mockResolvedValue({ css: 'main>b' })
    const open = (name: string) =>
      worker.tabs.change(7, () => ({
        page: { reading: aReading({ host: 'generic' }), url: `https://${name}/contacts/7` },
      }))
    for (const name of names) {
      await open(name)
      await siteTeach({}, PANEL)
    }
    const { taught } = await hostList()
    expect(taught.map(({ sites }) => sites[0])).toEqual(names)
    expect(new Set(taught.map(({ host }) => host)).size).toBe(6)
    await open(names[0]!)
    await siteForget({}, PANEL)
    expect((await hostList()).taught.map(({ sites }) => sites[0])).toEqual(names.slice(1))
  })

  it('is bound to the shape of the address at the time of the click', async () => {
    const { worker, siteTeach, hostTables } = await onCrm()
    vi.mocked(pointInTab).mockImplementation(async () => {
      const url = 'https://crm.acme.example/leads/5a?tab=1#/x'
      await worker.tabs.change(7, () => ({ page: { reading: aReading({ host: 'generic' }), url } }))
      return { css: 'main>b' }
    })
    await siteTeach({}, PANEL)
    expect((await hostTables({}, CRM)).tables[0]?.routes).toEqual([{ pattern: '^/leads/0\\?tab=0#/x$' }])
  })

  it('is refused in words, before anybody points, where its name cannot be kept', async () => {
    const { worker, siteTeach } = setUp()
    const url = 'https://[::1]/1'
    await worker.tabs.change(7, () => ({ page: { reading: aReading({ host: 'generic' }), url } }))
    vi.mocked(pointInTab).mockReset()
    await expect(siteTeach({}, PANEL)).rejects.toThrow('cannot remember places on [::1]')
    expect(pointInTab).not.toHaveBeenCalled()
  })

  it('stops pointing in the panel’s own tab', async () => {
    await setUp().siteTeachStop({ tabId: 9 }, PANEL)
    expect(vi.mocked(stopInTab).mock.calls).toEqual([[7]])
  })

  it('is nothing where the person stopped, and refused where the page says nonsense', async () => {
    const { siteTeach, hostList } = await onCrm()
    vi.mocked(pointInTab).mockResolvedValue(null)
    expect(await siteTeach({}, PANEL)).toEqual({ taught: false })
    vi.mocked(pointInTab).mockResolvedValue({ css: 7 })
    await expect(siteTeach({}, PANEL)).rejects.toThrow('This place cannot be remembered')
    expect((await hostList()).taught).toEqual([])
  })
})

it('reports a page by its shape, its host and its probes, without its address', async () => {
  const { worker, pageReport } = setUp()
  await expect(pageReport({}, PANEL)).rejects.toThrow('The page is gone')
  const reading = aReading({ host: 'gmail', state: 'changed', health: { 'span.gD': 0 }, subject: 'Secret' })
  await worker.tabs.change(7, () => ({ page: { reading, url: CRM.url } }))
  vi.mocked(censorTab).mockResolvedValue('<html>x</html>')
  const { name, text } = await pageReport({}, PANEL)
  expect(name).toBe('halfdoor-gmail-page.json')
  expect(JSON.parse(text)).toEqual({
    host: 'gmail',
    state: 'changed',
    tables: TABLES_VERSION,
    health: { 'span.gD': 0 },
    shape: '<html>x</html>',
  })
})

it.each(['taught-secret-customer-example', 'generic'])('names no site in the report of %s', async (host) => {
  const { worker, pageReport } = setUp()
  const health: Record<string, number> =
    host === 'generic' ? { href: 1 } : { 'div[id="secret-customer"]>b': 1 }
  const reading = aReading({ host, state: 'ready', health })
  await worker.tabs.change(7, () => ({ page: { reading, url: CRM.url } }))
  vi.mocked(censorTab).mockResolvedValue('<html>x</html>')
  const { name, text } = await pageReport({}, PANEL)
  expect(name).toBe('halfdoor-page.json')
  expect(JSON.parse(text)).toMatchObject({ host: 'unknown', health: host === 'generic' ? { href: 1 } : {} })
  expect(text).not.toMatch(/secret|customer|taught/)
})
