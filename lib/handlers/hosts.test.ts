import { createPrivateKey } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aReading, makeWorker } from '../../test/factories/worker'
import { makeKey, publicHalf, signTables } from '../../scripts/sign-tables/signed-tables'
import { TABLES_VERSION } from '../hosts/registry'
import { roundcube } from '../hosts/roundcube/table'
import { tellPage } from '../messages/messenger'
import { pointInTab, censorTab } from '../sites/page-tools'
import { pageToolHandlers } from './page-tools'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))
vi.mock('../sites/page-tools', () => ({ pointInTab: vi.fn(), censorTab: vi.fn() }))

const key = createPrivateKey(makeKey())
vi.stubEnv('WXT_TABLE_KEYS', publicHalf(key))
const { hostHandlers, hostTableHandlers } = await import('./hosts')

const CRM = { kind: 'page', tabId: 7, url: 'https://crm.acme.example/contacts/7' } as const
const MAIL = { kind: 'page', tabId: 8, url: 'https://mail.google.com/mail/u/0/' } as const
const PANEL = { kind: 'framedPanel', tabId: 7 } as const

beforeEach(() => {
  vi.stubGlobal('chrome', {
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
    const update = { version: 20_990_101, engine: 1, off: [], tables: [{ ...roundcube, label: 'Newer' }] }
    const text = JSON.stringify(signTables(update, key))
    await expect(tablesPut({ text: text.replace('Newer', 'Other') })).rejects.toThrow('signature')
    expect(await hostList()).toMatchObject({ isUpdate: false })
    expect(await tablesPut({ text })).toMatchObject({ version: 20_990_101, isUpdate: true })
    expect((await hostTables({}, CRM)).tables).toContainEqual({ ...roundcube, label: 'Newer' })
    await expect(tablesPut({ text })).rejects.toThrow('not newer than those in use (20990101)')
    expect(await tablesReset()).toMatchObject({ version: TABLES_VERSION, isUpdate: false })
    expect((await hostTables({}, CRM)).tables).toContainEqual(roundcube)
  })
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
