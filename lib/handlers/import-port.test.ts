import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HalfdoorDatabase } from '../store/database'
import { acceptImport } from './import-port'

const HOUSE = { id: 'halfdoor', url: 'chrome-extension://halfdoor/marketing.html' }
let db: HalfdoorDatabase
let names = 0

beforeEach(() => {
  db = new HalfdoorDatabase(`port-${names++}`)
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'halfdoor',
      getURL: (path: string) => `chrome-extension://halfdoor/${path}`,
      sendMessage: vi.fn(),
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A port whose other end is the test. */
function open(sender: object = HOUSE, name = 'import') {
  const hear: ((message: unknown) => void)[] = []
  const leave: (() => void)[] = []
  const answers: Record<string, unknown>[] = []
  const port = {
    name,
    sender,
    disconnect: vi.fn(),
    postMessage: (message: Record<string, unknown>) => answers.push(message),
    onMessage: { addListener: (listener: (message: unknown) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
  }
  const shelf = { forget: vi.fn() }
  acceptImport(port as unknown as chrome.runtime.Port, { db, shelf, now: () => 1000 })
  return {
    port,
    shelf,
    answers,
    isHeard: () => hear.length > 0,
    say: (message: unknown) => hear.forEach((listener) => listener(message)),
    leave: () => leave.forEach((listener) => listener()),
  }
}

const blobOf = (value: unknown) => URL.createObjectURL(new Blob([JSON.stringify(value)]))

const lead = (id: string) => ({
  draft: { name: `Lead ${id}`, emails: [], crm: [{ system: 'file', object: 'lead', id }], anchors: [] },
  touchpoints: [],
  about: 'lead',
  adds: true,
})

describe('the port of an import', () => {
  it('stores batches in turn and answers each', async () => {
    const { say, answers, leave } = open()
    say({ kind: 'leadBatch', seq: 1, url: blobOf([lead('a')]) })
    say({ kind: 'leadBatch', seq: 2, url: blobOf([lead('a'), lead('b')]) })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(answers).toMatchObject([
      { kind: 'merged', seq: 1, outcome: { leads: { added: 1 } } },
      { kind: 'merged', seq: 2, outcome: { leads: { added: 1, same: 1 } } },
    ])
    leave()
    expect(await db.leads.count()).toBe(2)
  })

  it('takes in assets and lets the library be read anew', async () => {
    const { say, answers, shelf, leave } = open()
    const asset = {
      title: 'Guide',
      type: 'guide',
      summary: '',
      stages: [],
      personas: [],
      industries: [],
      answers: [],
      topics: [],
    }
    for (const seq of [1, 2]) say({ kind: 'assetBatch', seq, url: blobOf([asset]) })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(answers).toMatchObject([
      { outcome: { assets: { added: 1 } } },
      { outcome: { assets: { added: 0, same: 1 } } },
    ])
    expect(shelf.forget).toHaveBeenCalled()
    expect((await db.assets.toArray())[0]).toMatchObject({ title: 'Guide', terms: expect.any(Object) })
    leave()
  })

  it('refuses a batch of the wrong shape whole, and goes on', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { say, answers, leave } = open()
    say({ kind: 'leadBatch', seq: 1, url: blobOf([lead('a'), { draft: {} }]) })
    say({ kind: 'leadBatch', seq: 2, url: URL.createObjectURL(new Blob(['not json'])) })
    say({ kind: 'leadBatch', seq: 3, url: blobOf([lead('b')]) })
    await vi.waitFor(() => expect(answers).toHaveLength(3))
    expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'merged'])
    expect(await db.leads.count()).toBe(1)
    leave()
    vi.restoreAllMocks()
  })

  it('remembers a mapping', async () => {
    const { say, answers, leave } = open()
    say({ kind: 'mappingGet', fingerprint: 'f' })
    say({ kind: 'mappingPut', fingerprint: 'f', mapping: { noun: 'lead' } })
    say({ kind: 'mappingGet', fingerprint: 'f' })
    await vi.waitFor(() => expect(answers).toHaveLength(3))
    expect(answers[0]!.mapping).toBeUndefined()
    expect(answers[2]).toMatchObject({ kind: 'mapping', fingerprint: 'f', mapping: { noun: 'lead' } })
    leave()
  })

  it('is closed to everybody but the marketer’s page', () => {
    const tab = { tab: { id: 1 }, frameId: 0 }
    for (const sender of [
      { id: 'halfdoor', url: 'https://mail.example/', ...tab },
      { id: 'halfdoor', url: 'chrome-extension://halfdoor/sidebar.html', tab: { id: 1 }, frameId: 3 },
      { id: 'another', url: 'chrome-extension://halfdoor/marketing.html' },
    ]) {
      const { port, isHeard } = open(sender)
      expect(port.disconnect).toHaveBeenCalled()
      expect(isHeard()).toBe(false)
    }
  })

  it('leaves ports of other names alone', () => {
    const { port, isHeard } = open(HOUSE, 'other')
    expect(port.disconnect).not.toHaveBeenCalled()
    expect(isHeard()).toBe(false)
  })

  it('stores nothing more after the page has gone', async () => {
    const { say, leave, answers } = open()
    say({ kind: 'leadBatch', seq: 1, url: blobOf([lead('a')]) })
    leave()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(answers).toEqual([])
    expect(await db.leads.count()).toBe(0)
  })
})
