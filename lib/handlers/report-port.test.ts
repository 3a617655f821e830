import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aLead, makeWorker, putLead } from '../../test/factories/worker'
import type { WorkerToReport } from '../messages/report-port'
import { makeReportMemory } from '../store/report-memory'
import { makeLocalSource } from './local-source'
import { makeReportDoor, reportMemory } from './report-port'

const HOUSE = { id: 'halfdoor', url: 'chrome-extension://halfdoor/marketing.html' }

beforeEach(() => {
  vi.stubGlobal('chrome', {
    runtime: { id: 'halfdoor', getURL: (path: string) => `chrome-extension://halfdoor/${path}` },
  })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** `chrome.storage.session` in memory, over all lives of a worker. */
function makeStorage() {
  const kept = new Map<string, unknown>()
  return {
    get: async (keys: string[]) => Object.fromEntries(keys.map((key) => [key, kept.get(key)])),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value))
    },
  } as unknown as chrome.storage.StorageArea
}

let time = 1_000_000_000_000

async function setUp(storage = makeStorage(), worker = makeWorker()) {
  // Every look at the clock is a second later, so that a run takes at least one.
  const clock = { step: 1000 }
  const now = () => (time += clock.step)
  if ((await worker.db.leads.count()) === 0) await putLead(worker, aLead({ createdAt: 1 }))
  const memory = makeReportMemory(worker.db.name, now, storage)
  const accept = makeReportDoor({
    source: makeLocalSource({ ...worker, now }, new AbortController().signal),
    memory,
    now,
  })
  return {
    worker,
    clock,
    storage,
    open: (sender: object = HOUSE, name = 'reports') => openPort(accept, sender, name),
  }
}

/** A port whose other end is the test. */
function openPort(accept: (port: chrome.runtime.Port) => void, sender: object, name: string) {
  const hear: ((message: unknown) => void)[] = []
  const gone: (() => void)[] = []
  const answers: WorkerToReport[] = []
  const port = {
    name,
    sender,
    disconnect: vi.fn(),
    postMessage: (message: WorkerToReport): unknown => answers.push(message),
    onMessage: { addListener: (listener: (message: unknown) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
  }
  accept(port as unknown as chrome.runtime.Port)
  return {
    port,
    answers,
    isHeard: () => hear.length > 0,
    say: (message: unknown) => hear.forEach((listener) => listener(message)),
    leave: () => gone.forEach((listener) => listener()),
    async held() {
      await vi.waitFor(() => expect(answers.at(-1)?.kind).toBe('reports'))
      return (answers.at(-1) as Extract<WorkerToReport, { kind: 'reports' }>).held
    },
  }
}

const want = { kind: 'want', fresh: false }

describe('the port of reports', () => {
  it('tells how far it is, then gives them', async () => {
    const { open } = await setUp()
    const page = open()
    page.say(want)
    expect((await page.held()).reports.leads).toBe(1)
    expect(page.answers[0]).toEqual({ kind: 'progress', done: 1, of: 1 })
  })
  it('hears nobody but the marketer’s page, and no other name', async () => {
    const { open } = await setUp()
    const web = open({ id: 'halfdoor', url: 'https://mail.example/', tab: { id: 1 }, frameId: 0 })
    expect([web.isHeard(), web.port.disconnect.mock.calls.length]).toEqual([false, 1])
    expect(open(HOUSE, 'import').isHeard()).toBe(false)
  })
  it('gives what it holds also after the worker slept, until rows change', async () => {
    const { open, worker, storage } = await setUp()
    const first = open()
    first.say(want)
    const { reports } = await first.held()
    const later = await setUp(storage, worker)
    const again = later.open()
    again.say(want)
    expect((await again.held()).reports.now).toBe(reports.now)
    expect(again.answers).toHaveLength(1)
    await putLead(worker, aLead({ createdAt: 1 }))
    const changed = later.open()
    changed.say(want)
    expect((await changed.held()).reports.leads).toBe(2)
  })
  it('gives long ones although rows have changed, and says so; fresh ones when asked', async () => {
    const { open, worker, clock } = await setUp()
    clock.step = 4000
    const first = open()
    first.say(want)
    expect(await first.held()).toMatchObject({ isOutdated: false })
    await putLead(worker, aLead({ createdAt: 1 }))
    const second = open()
    second.say(want)
    expect(await second.held()).toMatchObject({ isOutdated: true, reports: { leads: 1 } })
    second.say({ kind: 'want', fresh: true })
    await vi.waitFor(async () => expect((await second.held()).reports.leads).toBe(2))
  })
  it('works them out once more where rows were written meanwhile', async () => {
    const { open, worker, clock } = await setUp()
    clock.step = 100
    const count = worker.db.leads.count.bind(worker.db.leads)
    const reads = vi.spyOn(worker.db.leads, 'count').mockImplementationOnce((async () => {
      const before = await count()
      setTimeout(() => void putLead(worker, aLead({ createdAt: 1 })))
      return before
    }) as typeof count)
    const page = open()
    page.say(want)
    const held = await page.held()
    expect([held.reports.leads, held.isOutdated]).toEqual([2, false])
    expect(reads).toHaveBeenCalledTimes(2)
  })
  it('works once for two pages, and goes on for the one that stays', async () => {
    const { open, worker } = await setUp()
    const { promise, resolve } = Promise.withResolvers<void>()
    const count = worker.db.leads.count.bind(worker.db.leads)
    const reads = vi
      .spyOn(worker.db.leads, 'count')
      .mockImplementation((() => promise.then(() => count())) as typeof count)
    const [one, two] = [open(), open()]
    one.say(want)
    two.say(want)
    await vi.waitFor(() => expect(reads).toHaveBeenCalled())
    one.leave()
    resolve()
    expect((await two.held()).reports.leads).toBe(1)
    expect(reads).toHaveBeenCalledTimes(1)
    expect(one.answers).toEqual([])
  })
  it('stops when the last page goes, and begins anew for the next', async () => {
    const { open, worker } = await setUp()
    const reads = vi.spyOn(worker.db.leads, 'where')
    const one = open()
    one.say(want)
    one.leave()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([reads.mock.calls.length, one.answers]).toEqual([0, []])
    const two = open()
    two.say(want)
    expect((await two.held()).reports.leads).toBe(1)
  })
  it('reads no further when the last page goes in the middle', async () => {
    const { open, worker } = await setUp()
    const row = (await worker.db.leads.toArray())[0]!
    await worker.db.leads.bulkPut(
      Array.from({ length: 1500 }, (_, i) => ({ ...row, id: `more-${i}`, keys: [] })),
    )
    const reads = vi.spyOn(worker.db.leads, 'where')
    const page = open()
    page.port.postMessage = (message) => page.answers.push(message) && page.leave()
    page.say(want)
    await vi.waitFor(() => expect(page.answers).toHaveLength(1))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([reads.mock.calls.length, page.answers.length]).toEqual([1, 1])
  })
  it('says in words that it failed, and tries anew when asked', async () => {
    const { open, worker } = await setUp()
    vi.spyOn(worker.db.leads, 'count').mockRejectedValueOnce(new Error('disk'))
    const page = open()
    page.say(want)
    await vi.waitFor(() =>
      expect(page.answers).toEqual([
        { kind: 'failed', message: 'The reports could not be worked out. Try again.' },
      ]),
    )
    page.say(want)
    expect((await page.held()).reports.leads).toBe(1)
  })
  it('keeps nothing that comes when its home has ended: the workspace may have been wiped', async () => {
    const { promise, resolve } = Promise.withResolvers<never>()
    const memory = { find: async () => undefined, keep: vi.fn(async () => undefined) }
    const runReports = vi.fn(() => promise)
    const page = openPort(makeReportDoor({ source: { runReports }, memory, now: () => 1 }), HOUSE, 'reports')
    page.say(want)
    await vi.waitFor(() => expect(runReports).toHaveBeenCalled())
    page.leave()
    resolve({ now: 1 } as never)
    await new Promise((settle) => setTimeout(settle, 20))
    expect(memory.keep).not.toHaveBeenCalled()
  })
})

const watchers = () => (Dexie.on.storagemutated as unknown as { subscribers: unknown[] }).subscribers.length

describe('the memory of a home', () => {
  it('watches a database once however often its home is made, and writes nothing after the last of them', async () => {
    const storage = makeStorage()
    const puts = vi.spyOn(storage, 'set')
    const worker = makeWorker()
    const before = watchers()
    const lives = [new AbortController(), new AbortController()]
    const [, memory] = lives.map(({ signal }) => reportMemory(worker.db.name, () => 1, signal, storage))
    expect(watchers()).toBe(before + 1)
    lives[0]!.abort()
    await memory!.keep({ took: 1, reports: { now: 0 } as never })
    expect(puts).toHaveBeenCalledTimes(1)
    await putLead(worker, aLead())
    lives[1]!.abort()
    await memory!.keep({ took: 2, reports: { now: 0 } as never })
    // Writes are noted a second later.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(puts).toHaveBeenCalledTimes(1)
    expect(await memory!.find()).toMatchObject({ took: 1, isOutdated: true })
  })
})
