import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenAsPanel } from '../../lib/messages/listen'
import { makeCommandBus } from './command-bus'
import { copyContent } from './copy-content'
import { followLoads } from './follow-loads'
import { followWorker } from './follow-worker'
import { answerWords, reasonWords } from './feedback-words'
import { missingWords, surenessWords } from './journey-words'
import { keys, makePanelClient } from './panel-client'
import { followTab } from './panel-tab'

vi.mock('../../lib/messages/listen', () => ({ listenAsPanel: vi.fn() }))

const life = () => new AbortController()
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what the worker tells', () => {
  const follow = (own?: number) => {
    const client = makePanelClient()
    const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue()
    const commands = makeCommandBus()
    const given: string[] = []
    for (const name of ['search', 'insert', 'verdict'] as const) commands.obey(name, () => given.push(name))
    let known = own
    let tell = () => {}
    const subscribe = (onChange: () => void) => {
      tell = onChange
      return () => undefined
    }
    const tab = { read: () => ({ ready: true, own: known }), subscribe }
    const know = (tabId: number) => {
      known = tabId
      tell()
    }
    followWorker(client, tab, commands, life().signal)
    const listeners = vi.mocked(listenAsPanel).mock.calls.at(-1)![0]
    return { asked, given, listeners, know }
  }

  it('of another tab is passed over', () => {
    const { asked, listeners } = follow(7)
    void listeners.tabChanged?.({ tabId: 8 })
    expect(asked).not.toHaveBeenCalled()
    void listeners.tabChanged?.({ tabId: 7 })
    expect(asked).toHaveBeenCalledWith({ queryKey: keys.views, refetchType: 'active' })
  })

  it('of any tab is heard where the own one is not known', () => {
    const { asked, listeners } = follow(undefined)
    void listeners.tabChanged?.({ tabId: 8 })
    expect(asked).toHaveBeenCalledOnce()
  })

  it('as a command is obeyed only for the own tab, known for sure', () => {
    const known = follow(7)
    void known.listeners.commandGiven?.({ tabId: 8, command: 'insert' })
    expect(known.given).toEqual([])
    void known.listeners.commandGiven?.({ tabId: 7, command: 'insert' })
    expect(known.given).toEqual(['insert'])
    const unknown = follow(undefined)
    void unknown.listeners.commandGiven?.({ tabId: 7, command: 'insert' })
    expect(unknown.given).toEqual([])
  })

  it('as a command waits until the own tab is known', () => {
    const mine = follow(undefined)
    void mine.listeners.commandGiven?.({ tabId: 7, command: 'search' })
    void mine.listeners.commandGiven?.({ tabId: 7, command: 'insert' })
    void mine.listeners.commandGiven?.({ tabId: 8, command: 'verdict' })
    mine.know(7)
    expect(mine.given).toEqual(['insert'])
    mine.know(7)
    expect(mine.given).toEqual(['insert'])
    const late = follow(undefined)
    void late.listeners.commandGiven?.({ tabId: 7, command: 'insert' })
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6000)
    late.know(7)
    expect(late.given).toEqual([])
  })

  it('is asked for later where nobody looks', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    const { asked, listeners } = follow(7)
    void listeners.storeChanged?.({ nouns: ['lead'] })
    expect(asked).toHaveBeenCalledWith({ queryKey: keys.views, refetchType: 'none' })
  })
})

describe('the tab', () => {
  const activated = new Set<() => void>()
  let active = 3
  beforeEach(() => {
    activated.clear()
    vi.stubGlobal('chrome', {
      tabs: {
        getCurrent: async () => ({ id: 5 }),
        query: async () => [{ id: active }],
        onActivated: {
          addListener: (each: () => void) => activated.add(each),
          removeListener: (each: () => void) => activated.delete(each),
        },
      },
    })
  })

  it('in a frame is never sent: the worker knows it by the sender', async () => {
    const tab = followTab(true, life().signal)
    expect(tab.read()).toEqual({ ready: true })
    await vi.waitFor(() => expect(tab.read()).toEqual({ ready: true, own: 5 }))
  })

  it('of a side panel is the active one, as it changes, until the end', async () => {
    const end = life()
    active = 3
    const tab = followTab(false, end.signal)
    expect(tab.read().ready).toBe(false)
    await vi.waitFor(() => expect(tab.read()).toEqual({ ready: true, send: 3, own: 3 }))
    active = 4
    for (const tell of activated) tell()
    await vi.waitFor(() => expect(tab.read().send).toBe(4))
    end.abort()
    expect(activated.size).toBe(0)
  })
})

it('a side panel asks again when its own tab has loaded another page', () => {
  const told = new Set<(tabId: number, change: { status?: string }) => void>()
  const events = { addListener: told.add.bind(told), removeListener: told.delete.bind(told) }
  vi.stubGlobal('chrome', { tabs: { onUpdated: events } })
  const client = makePanelClient()
  const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue()
  const end = life()
  followLoads(client, { read: () => ({ ready: true, own: 3 }), subscribe: () => () => true }, end.signal)
  for (const tell of told) tell(3, { status: 'loading' })
  for (const tell of told) tell(4, { status: 'complete' })
  expect(asked).not.toHaveBeenCalled()
  for (const tell of told) tell(3, { status: 'complete' })
  expect(asked).toHaveBeenCalledWith({ queryKey: keys.views })
  end.abort()
  expect(told.size).toBe(0)
})

describe('copying', () => {
  const content = { text: 'plain', html: '<b>rich</b>' }
  const clipboard = (part: object) => vi.stubGlobal('navigator', { clipboard: part })

  it('takes both forms where the browser does', async () => {
    const write = vi.fn(async (_items: unknown[]) => undefined)
    vi.stubGlobal(
      'ClipboardItem',
      class {
        readonly forms: Record<string, Blob>
        constructor(forms: Record<string, Blob>) {
          this.forms = forms
        }
      },
    )
    clipboard({ write })
    expect(await copyContent(content)).toBe(true)
    const item = write.mock.calls[0]![0][0] as { forms: Record<string, Blob> }
    expect(Object.keys(item.forms)).toEqual(['text/html', 'text/plain'])
  })

  it('falls back to text', async () => {
    const writeText = vi.fn(async (_text: string) => undefined)
    clipboard({ writeText })
    expect(await copyContent(content)).toBe(true)
    expect(writeText).toHaveBeenCalledWith('plain')
  })

  it('falls back to the old command, which must have been filled', async () => {
    clipboard({ writeText: async () => Promise.reject(new Error('policy')) })
    const put = new Map<string, string>()
    document.execCommand = (name) => {
      const event = Object.assign(new Event(name), {
        clipboardData: { setData: (type: string, data: string) => put.set(type, data) },
      })
      return document.dispatchEvent(event)
    }
    expect(await copyContent(content)).toBe(true)
    expect([...put]).toEqual([
      ['text/plain', 'plain'],
      ['text/html', '<b>rich</b>'],
    ])
    document.execCommand = () => true
    expect(await copyContent(content)).toBe(false)
    document.execCommand = () => false
    expect(await copyContent(content)).toBe(false)
  })
})

describe('words', () => {
  const now = new Date(2026, 2, 5, 12).getTime()
  const answer = { by: 'Mara', at: now }

  it('of sureness never say none or ten', () => {
    expect([0, 0.34, 0.81, 1].map(surenessWords)).toEqual(['1 in 10', '3 in 10', '8 in 10', '9 in 10'])
  })

  it('of what is missing say again for what was there, and no wish twice', () => {
    const hints = ['webinar.registered', 'webinar.attended', 'demo.requested'] as const
    const words = missingWords({ stage: 'intent', points: 5, hints: [...hints] }, new Set(['demo.requested']))
    expect(words).toBe('For Intent: a webinar, or a demo again')
    expect(missingWords({ stage: 'intent', points: 5, hints: [] }, new Set())).toMatch(/^For Intent: \w/)
  })

  it.each([
    [{ ...answer, kind: 'thanks' as const }, 'thank you'],
    [{ ...answer, kind: 'recycled' as const, until: new Date(2026, 3, 14).getTime() }, 'recycled to 14 Apr'],
    [
      { ...answer, kind: 'stays' as const, note: 'the fit is right' },
      'stays as it is, because the fit is right',
    ],
    [{ ...answer, kind: 'definitionChanged' as const, note: 'v5' }, 'definition changed: v5'],
  ])('of an answer: %o', (given, words) => expect(answerWords(given, now)).toBe(words))

  it('of a reason hold its date or its days', () => {
    expect(reasonWords('competitorContract', new Date(2026, 8, 30).getTime(), now)).toBe(
      'Locked to a competitor until 30 Sept',
    )
    expect(reasonWords('badTiming', undefined, now)).toBe('Bad timing, back in 60 days')
    expect(reasonWords('vendor', undefined, now)).toBe('Vendor')
  })
})
