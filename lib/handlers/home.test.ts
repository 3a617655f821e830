import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aVerdict } from '../../test/factories/lead-file'
import { makeHubDouble, ME, type HubDouble } from '../../test/factories/hub-double'
import { memoryArea, NOW } from '../../test/factories/worker'
import { tellPanels } from '../messages/messenger'
import { getKept } from '../store/connection-store'
import { addFeedback } from '../store/feedback-store'
import { makeHealthMemory } from '../store/host-health'
import { getSettings } from '../store/settings-store'
import { makeTabMemory } from '../store/tab-memory'
import { wipeCopy } from '../store/wipe'
import { connectionHandlers } from './connection'
import { makeHomes } from './home'
import { makeWorkerParts, seedCopy } from './make-worker'
import { memberName } from './member-name'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const COPY = 'halfdoor-hub-w1'
let hub: HubDouble

beforeEach(async () => {
  vi.unstubAllGlobals()
  vi.stubGlobal('chrome', aChrome())
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  hub = makeHubDouble()
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => hub.request(input, init))
  vi.stubGlobal('self', new EventTarget())
})

/** What the homes use of the browser; storage copies what is put, as the real one does. */
function aChrome() {
  const kept = new Map<string, string>()
  const local = {
    get: async (keys: string[] = [...kept.keys()]) =>
      Object.fromEntries(keys.filter((key) => kept.has(key)).map((key) => [key, JSON.parse(kept.get(key)!)])),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, JSON.stringify(value))
    },
    remove: async (key: string) => void kept.delete(key),
  }
  const alarms = { get: async () => undefined, create: async () => undefined, clear: async () => true }
  return { storage: { local, session: { remove: async () => undefined } }, alarms }
}

function makeBrowser() {
  const tabs = makeTabMemory(memoryArea())
  const health = makeHealthMemory(memoryArea())
  const refused = (code: 'revoked' | 'signedOut') => homes[code]()
  const homes = makeHomes({
    make: (kept, signal) => makeWorkerParts(kept, { tabs, health, now: () => NOW, refused }, signal),
    seed: seedCopy,
    wipe: (name) => wipeCopy(name),
    now: () => NOW,
  })
  const launch = vi.fn(async (url: string) => {
    const asked = new URL(url).searchParams
    return `${asked.get('redirect_uri')}?code=${'c'.repeat(43)}&state=${asked.get('state')}`
  })
  const extensionId = 'abcdefghijklmnopabcdefghijklmnop'
  const redirectUri = `https://${extensionId}.chromiumapp.org/`
  const handlers = connectionHandlers(
    homes,
    { launch, extensionId, redirectUri, request: hub.request },
    () => NOW,
  )
  return { homes, handlers, launch }
}

async function connected() {
  const browser = makeBrowser()
  const { consent } = await browser.handlers.connectionGet()
  const view = await browser.handlers.hubConnect({ url: 'hub.example/', consent: consent.version })
  return { ...browser, view, consent }
}

describe('hubConnect', () => {
  it('signs in with a code and a verifier, and the hub’s workspace is the home', async () => {
    const { homes, view, launch, handlers } = await connected()
    expect(view).toMatchObject({ state: 'connected', url: 'https://hub.example', me: ME, pending: 0 })
    const asked = new URL(launch.mock.calls[0]![0])
    expect(asked.pathname).toBe('/extension/connect')
    const { verifier } = hub.asked[0]!.body as { verifier: string }
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
    expect(asked.searchParams.get('code_challenge')).toBe(Buffer.from(digest).toString('base64url'))
    const worker = await homes.worker()
    expect([worker.db.name, worker.own.name]).toEqual([COPY, 'halfdoor'])
    expect(await memberName(worker, { kind: 'house' })).toBe('Kim Rep')
    expect((await getSettings(worker.db)).own).toEqual({
      emails: ['kim@nordwind.example'],
      domains: ['nordwind.example'],
    })
    const { rows } = await handlers.ledgerList({})
    expect(rows.at(-1)).toMatchObject({ route: 'extensionToken', outcome: 'ok' })
  })

  it('is refused without a yes to this very list, over http, for another workspace and with a state that is not ours', async () => {
    const { handlers, launch } = makeBrowser()
    const { consent } = await handlers.connectionGet()
    await expect(handlers.hubConnect({ url: 'hub.example', consent: 'old' })).rejects.toThrow('has changed')
    const version = consent.version
    await expect(handlers.hubConnect({ url: 'http://hub.example', consent: version })).rejects.toThrow(
      'https',
    )
    await expect(handlers.hubConnect({ url: 'ftp://x', consent: version })).rejects.toThrow('not the address')
    expect(launch).not.toHaveBeenCalled()
    launch.mockResolvedValueOnce(
      'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/?code=x&state=forged',
    )
    await expect(handlers.hubConnect({ url: 'hub.example', consent: version })).rejects.toThrow(
      'something else',
    )
    launch.mockRejectedValueOnce(new Error('closed'))
    await expect(handlers.hubConnect({ url: 'hub.example', consent: version })).rejects.toThrow(
      'not finished',
    )
    expect((await handlers.connectionGet()).state).toBe('local')
    expect(hub.asked).toEqual([])
  })
})

describe('the home', () => {
  it('is changed whole: the old parts are closed, the local workspace is as it was', async () => {
    const browser = makeBrowser()
    const before = await browser.homes.worker()
    await before.db.feedback.add(aVerdict('local', 'lead'))
    const { consent } = await browser.handlers.connectionGet()
    await browser.handlers.hubConnect({ url: 'hub.example', consent: consent.version })
    await expect(before.db.feedback.count()).rejects.toThrow('closed')
    expect(await (await browser.homes.worker()).db.feedback.count()).toBe(0)
    expect(tellPanels).toHaveBeenCalledWith(
      'storeChanged',
      expect.objectContaining({ nouns: expect.arrayContaining(['lead']) }),
    )
    expect(await browser.handlers.hubDisconnect({ discard: false })).toEqual({ done: true, pending: 0 })
    expect(await (await browser.homes.worker()).db.feedback.count()).toBe(1)
    expect(await Dexie.exists(COPY)).toBe(false)
  })

  it('answers hubDisconnect with how much would be lost, and does it only then with discard', async () => {
    const { homes, handlers } = await connected()
    hub.request = async () => {
      throw new TypeError('Failed to fetch')
    }
    await addFeedback((await homes.worker()).db, aVerdict('v', 'lead'))
    expect(await handlers.hubDisconnect({ discard: false })).toEqual({ done: false, pending: 1 })
    expect(await handlers.connectionGet()).toMatchObject({ state: 'connected', pending: 1, offline: true })
    expect(await handlers.hubDisconnect({ discard: true })).toEqual({ done: true, pending: 1 })
    expect(await Dexie.exists(COPY)).toBe(false)
  })

  it('is wiped at the first contact after the access was ended, and says so until hubEndedSeen', async () => {
    const { homes, handlers } = await connected()
    hub.faults = ['revoked']
    const worker = await homes.worker()
    await expect(worker.hub!.pull()).rejects.toThrow('revoked')
    expect(await handlers.connectionGet()).toMatchObject({
      state: 'local',
      ended: { workspace: 'Nordwind', at: NOW },
    })
    expect(await Dexie.exists(COPY)).toBe(false)
    expect(JSON.stringify(await chrome.storage.local.get())).not.toContain('secret-token')
    expect((await homes.worker()).ended).toBeDefined()
    await handlers.hubEndedSeen()
    expect((await handlers.connectionGet()).ended).toBeUndefined()
    expect((await homes.worker()).ended).toBeUndefined()
  })

  it('finishes a wipe that a worker died in', async () => {
    const { homes } = await connected()
    await (await homes.worker()).db.feedback.add(aVerdict('v', 'lead'))
    ;(await homes.worker()).db.close()
    await chrome.storage.local.remove('connection')
    await chrome.storage.local.set({ hubWipe: COPY })
    await makeBrowser().homes.worker()
    expect(await Dexie.exists(COPY)).toBe(false)
    expect(await getKept()).toEqual({})
  })

  it('keeps everything where the session has ended, and goes on after signing in again', async () => {
    const { homes, handlers, consent } = await connected()
    hub.faults = ['signedOut']
    const before = await homes.worker()
    await addFeedback(before.db, aVerdict('v', 'lead'))
    await vi.waitFor(async () => expect((await handlers.connectionGet()).state).toBe('signIn'))
    expect(await handlers.connectionGet()).toMatchObject({ pending: 1 })
    await expect(before.db.feedback.count()).rejects.toThrow('closed')
    await handlers.hubConnect({ url: 'hub.example', consent: consent.version })
    await vi.waitFor(() => expect(hub.applied).toHaveLength(1))
    expect(await handlers.connectionGet()).toMatchObject({ state: 'connected' })
  })

  it('sends nothing where an update sends more than was agreed to, until consentGive', async () => {
    const { homes, handlers, consent } = await connected()
    const { connection } = await getKept()
    await homes.connect({ ...connection!, consent: { version: 'old', at: 1, fields: [] } })
    hub.asked.length = 0
    await addFeedback((await homes.worker()).db, aVerdict('v', 'lead'))
    expect((await handlers.connectionGet()).state).toBe('consent')
    expect(hub.asked).toEqual([])
    await handlers.consentGive({ version: consent.version })
    await vi.waitFor(() => expect(hub.applied).toHaveLength(1))
  })
})

describe('refused acts', () => {
  it('are listed by outboxList, sent again by outboxRetry, given up by outboxDiscard', async () => {
    const { homes, handlers } = await connected()
    const { db } = await homes.worker()
    hub.refuse = () => ({ code: 'notAllowed', message: 'Only marketing may.' })
    await addFeedback(db, aVerdict('v', 'lead'))
    await vi.waitFor(async () => expect((await handlers.connectionGet()).parked).toBe(1))
    const [line] = await handlers.outboxList()
    expect(line).toMatchObject({ what: 'verdict on a lead', refused: { message: 'Only marketing may.' } })
    await handlers.outboxRetry({ id: line!.id })
    await vi.waitFor(async () => expect((await handlers.connectionGet()).parked).toBe(1))
    await handlers.outboxDiscard({ id: line!.id })
    expect(await handlers.outboxList()).toEqual([])
    expect(await db.feedback.count()).toBe(0)
    await expect(handlers.outboxDiscard({ id: line!.id })).rejects.toThrow('no longer waiting')
  })
})
