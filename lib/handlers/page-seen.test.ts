import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aReading, makeWorker } from '../../test/factories/worker'
import type { Reading } from '../domain/reading'
import { waitInTab } from '../sites/page-wait'
import { tellPanels } from '../messages/messenger'
import { pageHandlers } from './page-seen'
import { panelViewHandlers } from './panel-view'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))
vi.mock('../sites/page-wait', () => ({ waitInTab: vi.fn() }))

const PANEL = { kind: 'framedPanel', tabId: 7 } as const
const ann = {
  role: 'record' as const,
  name: 'Ann',
  email: 'ann@acme.example',
  confidence: 0.95,
  via: ['url'],
}
const bob = { ...ann, name: 'Bob', email: 'bob@acme.example' }
const onRecord = (id: string, people = [ann], more: Partial<Reading> = {}) => ({
  host: 'hubspot',
  record: { system: 'hubspot', object: 'contact', id },
  people,
  ...more,
})
const notReady = (id: string) => onRecord(id, [], { state: 'notReady' })

/** The waits that are under way in the page, to be ended by the test. */
let waits: { least: number; forChange: boolean; end: (isOver: boolean) => void }[] = []
beforeEach(() => {
  waits = []
  vi.mocked(waitInTab).mockImplementation(
    (_, least, forChange) => new Promise((end) => void waits.push({ least, forChange, end })),
  )
  vi.stubGlobal('chrome', { permissions: { contains: async () => true } })
})

function setUp() {
  const worker = makeWorker()
  const { pageSeen } = pageHandlers(worker)
  const { panelView } = panelViewHandlers(worker)
  return {
    see: (reading: Partial<Reading>, path: string) =>
      pageSeen(aReading({ thread: undefined, own: ['rita@own.example'], ...reading }), {
        kind: 'page',
        tabId: 7,
        url: `https://crm.example/${path}`,
      }),
    view: () => panelView({}, PANEL),
    kind: async () => (await panelView({}, PANEL)).kind,
    changed: async () => (await worker.health.read()).hubspot?.changed ?? 0,
  }
}

describe('a page that is not ready', () => {
  it('has changed when it was waited for in vain, which is counted, and is read as soon as it can be', async () => {
    const { see, kind, changed } = setUp()
    await see(notReady('1'), '1')
    expect(await kind()).toBe('notReady')
    expect(waits).toMatchObject([{ least: 8000, forChange: false }])
    vi.mocked(tellPanels).mockClear()
    waits[0]!.end(true)
    await vi.waitFor(() => expect(tellPanels).toHaveBeenCalledWith('tabChanged', { tabId: 7 }))
    expect(await kind()).toBe('changed')
    await vi.waitFor(async () => expect(await changed()).toBe(1))
    await see({ ...notReady('1'), composing: true }, '1')
    expect(await kind()).toBe('changed')
    expect(waits).toHaveLength(1)
    await see(onRecord('1'), '1')
    expect(await kind()).toBe('unknown')
    await see(notReady('1'), '1')
    expect(await kind()).toBe('notReady')
  })

  it('is waited for once, and not once it was read or the wait was broken off', async () => {
    const { see, kind, changed } = setUp()
    await see(notReady('1'), '1')
    await see({ ...notReady('1'), composing: true }, '1')
    expect(waits).toHaveLength(1)
    await see(onRecord('1'), '1')
    waits[0]!.end(true)
    await see(notReady('2'), '2')
    waits[1]!.end(false)
    await new Promise((done) => setTimeout(done, 20))
    expect(await kind()).toBe('notReady')
    expect(await changed()).toBe(0)
  })
})

describe('a page that says under the next record’s address what it said before', () => {
  it('is not ready until it says something else', async () => {
    const { see, view, kind } = setUp()
    await see(onRecord('1'), '1')
    expect(await kind()).toBe('unknown')
    await see(onRecord('2'), '2')
    expect(await kind()).toBe('notReady')
    expect(waits).toMatchObject([{ least: 4000, forChange: true }])
    await see(onRecord('2', [bob]), '2')
    expect(await view()).toMatchObject({ kind: 'unknown', person: { email: bob.email } })
    waits[0]!.end(true)
    await new Promise((done) => setTimeout(done, 20))
    expect(await kind()).toBe('unknown')
  })

  it('is asked about when it has moved and still says so, again and again', async () => {
    const { see, view, kind } = setUp()
    await see(onRecord('1'), '1')
    await see(onRecord('2'), '2')
    waits[0]!.end(true)
    await vi.waitFor(async () => expect(await kind()).toBe('ask'))
    expect(await view()).toMatchObject({ people: [{ email: ann.email }] })
    await see({ ...onRecord('2'), composing: true }, '2')
    expect(await kind()).toBe('ask')
    await see(onRecord('3'), '3')
    expect(await kind()).toBe('notReady')
  })

  it('is sure where it was empty in between, and back under the first address', async () => {
    const { see, kind } = setUp()
    await see(onRecord('1'), '1')
    await see(onRecord('2'), '2')
    await see(onRecord('1'), '1')
    expect(await kind()).toBe('unknown')
    await see(notReady('2'), '2')
    await see(onRecord('2'), '2')
    expect(await kind()).toBe('unknown')
  })

  it('is believed on the same record’s other view, and of a person’s next mail', async () => {
    const { see, kind } = setUp()
    await see(onRecord('1'), '1')
    await see(onRecord('1'), '1?tab=mail')
    expect(await kind()).toBe('unknown')
    const mail = (thread: string, subject: string) => ({
      thread,
      subject,
      people: [{ ...ann, role: 'from' as const }],
    })
    await see(mail('t1', 'Hello'), 't1')
    await see(mail('t2', 'Hello'), 't2')
    expect(await kind()).toBe('notReady')
    await see(mail('t2', 'Prices'), 't2')
    expect(await kind()).toBe('unknown')
  })
})
