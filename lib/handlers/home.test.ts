import 'fake-indexeddb/auto'
import { getEventListeners } from 'node:events'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { takePorts } from '../../entrypoints/background/ports'
import { aVerdict } from '../../test/factories/lead-file'
import { makeHubDouble, ME, type HubDouble } from '../../test/factories/hub-double'
import { memoryArea, NOW } from '../../test/factories/worker'
import { meGet } from '../contract/me-get'
import { sessionSignOut } from '../contract/session-sign-out'
import { tellPanels } from '../messages/messenger'
import { getKept } from '../store/connection-store'
import { addFeedback } from '../store/feedback-store'
import { makeHealthMemory } from '../store/host-health'
import { putMadeLink } from '../store/link-memory'
import { memoryKeys } from '../store/report-memory'
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
  const alarms = { get: async () => undefined, create: async () => undefined, clear: async () => true }
  const runtime = { id: 'x', getURL: (path: string) => `chrome-extension://x/${path}`, onConnect: { addListener: vi.fn() } } // prettier-ignore
  return { storage: { local: anArea(), session: anArea() }, alarms, runtime }
}

function anArea() {
  const kept = new Map<string, string>()
  return {
    get: async (keys?: string | string[] | null) =>
      Object.fromEntries(
        [keys ?? [...kept.keys()]]
          .flat()
          .filter((key) => kept.has(key))
          .map((key) => [key, JSON.parse(kept.get(key)!) as unknown]),
      ),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, JSON.stringify(value))
    },
    remove: async (keys: string | string[]) => [keys].flat().forEach((key) => kept.delete(key)),
  }
}

function makeBrowser() {
  const tabs = makeTabMemory()
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
    { launch, extensionId, redirectUri, request: (url, init) => hub.request(url, init) },
    () => NOW,
  )
  return { homes, handlers, launch, tabs }
}

/** A port of nobody, and how its other end leaves. */
function aPort() {
  const gone: (() => void)[] = []
  const port = {
    name: 'nobody',
    sender: {},
    disconnect: vi.fn(),
    onMessage: { addListener: () => undefined },
    onDisconnect: { addListener: (hear: () => void) => gone.push(hear) },
  } as unknown as chrome.runtime.Port
  return { port, leave: () => gone.forEach((hear) => hear()) }
}

async function connected() {
  const browser = makeBrowser()
  // Otherwise it is asked who this is, which takes the first fault.
  await chrome.storage.session.set({ metAt: NOW })
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
      'No hub answers',
    )
    launch.mockRejectedValueOnce(new Error('closed'))
    const { request } = hub
    hub.request = async (url) => (String(url).endsWith('/healthz') ? new Response('{}') : request(url))
    await expect(handlers.hubConnect({ url: 'hub.example', consent: version })).rejects.toThrow(
      'closed before it was finished',
    )
    expect((await handlers.connectionGet()).state).toBe('local')
    expect(hub.asked.map(({ path }) => path)).toEqual(['/healthz'])
    expect((await handlers.ledgerList({})).rows.map(({ outcome }) => outcome)).toEqual(Array(3).fill('unfinished')) // prettier-ignore
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

  it('is wiped where signing in again is refused to who is no member any more', async () => {
    const { homes, handlers, consent } = await connected()
    await homes.signedOut()
    hub.faults = ['revoked']
    expect(await handlers.hubConnect({ url: 'hub.example', consent: consent.version })).toMatchObject({
      state: 'local',
      ended: { workspace: 'Nordwind', at: NOW },
    })
    expect(await Dexie.exists(COPY)).toBe(false)
    expect((await handlers.ledgerList({})).rows[0]).toMatchObject({ outcome: 'revoked' })
  })

  it('is kept where a verdict is given while signing out, and that is said', async () => {
    const { homes, handlers } = await connected()
    const { disconnect } = homes
    homes.disconnect = async (discard) => {
      hub.faults = ['before']
      await addFeedback((await homes.worker()).db, aVerdict('v', 'lead'))
      return disconnect(discard)
    }
    expect(await handlers.hubDisconnect({ discard: false })).toEqual({ done: false, pending: 1 })
    expect((await handlers.connectionGet()).state).toBe('connected')
    homes.disconnect = disconnect
    expect(await handlers.hubDisconnect({ discard: false })).toEqual({ done: true, pending: 0 })
    expect(hub.applied).toHaveLength(1)
    expect(hub.asked.at(-1)).toMatchObject({ path: sessionSignOut.path })
  })

  it('leaves nothing beside its database', async () => {
    const { homes, tabs } = await connected()
    await putMadeLink({ key: '1 LEAD asset', url: 'https://hub.example/l/LEAD', sendId: 's', at: NOW })
    await tabs.change(1, () => ({ pickedLeadId: 'LEAD' }))
    await chrome.storage.session.set({ [memoryKeys(COPY)[0]]: 'LEAD' })
    await homes.revoked()
    expect(JSON.stringify(await chrome.storage.session.get(null))).not.toContain('LEAD')
    expect(await tabs.get(1)).toEqual({})
  })

  it('is one: another window that connects meanwhile is refused, and no second copy stays', async () => {
    const { handlers, launch, homes } = makeBrowser()
    const { consent } = await handlers.connectionGet()
    const answer = launch.getMockImplementation()!
    launch.mockImplementationOnce(async (url) => {
      await handlers.hubConnect({ url: 'other.example', consent: consent.version })
      return answer(url)
    })
    const late = handlers.hubConnect({ url: 'hub.example', consent: consent.version })
    await expect(late).rejects.toThrow('already')
    const { connection } = await getKept()
    await homes.connect({ ...connection!, me: { ...ME, workspace: { id: 'w2', name: 'Other' } } })
    expect(await Dexie.exists(COPY)).toBe(false)
  })

  it('hears once an hour who the member is now', async () => {
    const { homes, handlers } = await connected()
    hub.answer(meGet, () => ({ ...ME, member: { ...ME.member, role: 'marketer' as const } }))
    await chrome.storage.session.set({ metAt: NOW - 3_600_000 })
    const { connection } = await getKept()
    await homes.connect(connection!)
    const { hub: link } = await homes.worker()
    await vi.waitFor(() => expect(link!.me.member.role).toBe('marketer'))
    await vi.waitFor(async () => expect((await handlers.connectionGet()).me!.member.role).toBe('marketer'))
    await homes.connect(connection!)
    await (await homes.worker()).hub!.pull()
    expect(hub.asked.filter(({ path }) => path === meGet.path)).toHaveLength(1)
    // Another role is another copy: the hub says so at once.
    hub.restored = true
    await (await homes.worker()).hub!.pull()
    await vi.waitFor(() => expect(hub.asked.filter(({ path }) => path === meGet.path)).toHaveLength(2))
  })

  it('takes its ports with it, and nothing of those that went before', async () => {
    const { homes } = makeBrowser()
    takePorts(homes)
    const [connect] = vi.mocked(chrome.runtime.onConnect.addListener).mock.calls[0]!
    const { signal } = (await homes.get()).life
    const before = getEventListeners(signal, 'abort').length
    const ports = [aPort(), aPort()]
    for (const { port } of ports) connect(port)
    await vi.waitFor(() => expect(getEventListeners(signal, 'abort')).toHaveLength(before + 2))
    ports[0]!.leave()
    expect(getEventListeners(signal, 'abort')).toHaveLength(before + 1)
    await homes.disconnect(false)
    expect(ports.map(({ port }) => vi.mocked(port.disconnect).mock.calls.length)).toEqual([0, 1])
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

it('is no longer offline soon after the hub is back, while a page looks', async () => {
  const { homes, handlers } = await connected()
  hub.faults = ['before']
  await expect((await homes.worker()).hub!.pull()).rejects.toThrow('cannot be reached')
  expect((await handlers.connectionGet()).offline).toBe(true)
  await vi.waitFor(async () => expect((await handlers.connectionGet()).offline).toBe(false))
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
