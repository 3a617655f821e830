import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_SHELL } from './shell-state'
import { messenger } from './messenger'
import { askAsPage, listenAsPage } from './page-wire'

beforeEach(() => {
  fakeBrowser.reset()
  messenger.removeAllListeners()
})

describe('the content script asks', () => {
  it('and the library of the worker answers', async () => {
    messenger.onMessage('shellGet', () => DEFAULT_SHELL)
    expect(await askAsPage('shellGet', {})).toEqual(DEFAULT_SHELL)
  })
  it('and gets its error', async () => {
    messenger.onMessage('shellGet', () => {
      throw new Error('shellGet may not be sent from here')
    })
    await expect(askAsPage('shellGet', {})).rejects.toThrow('shellGet may not be sent from here')
  })
  it('again where its message was lost to a worker going to sleep, but not for ever', async () => {
    const lost = new Error('The message port closed before a response was received.')
    const send = vi.spyOn(chrome.runtime, 'sendMessage')
    send.mockRejectedValueOnce(lost).mockResolvedValueOnce(undefined as never)
    send.mockResolvedValueOnce({ res: DEFAULT_SHELL } as never)
    expect(await askAsPage('shellGet', {})).toEqual(DEFAULT_SHELL)
    expect(send).toHaveBeenCalledTimes(3)
    send.mockReset().mockRejectedValue(lost)
    await expect(askAsPage('shellGet', {})).rejects.toThrow('port closed')
    expect(send).toHaveBeenCalledTimes(4)
    send.mockClear()
    await expect(askAsPage('shellGet', {}, 1)).rejects.toThrow('port closed')
    expect(send).toHaveBeenCalledTimes(1)
    send.mockRestore()
  })
})

type Hear = (message: object, sender: object, answer: (reply: unknown) => void) => true | undefined

describe('the content script hears', () => {
  const message = { type: 'shellToggle', data: { open: true } }
  const life = new AbortController()
  const shellToggle = vi.fn(() => Promise.resolve())
  let hear: Hear
  let worker: object

  beforeEach(() => {
    shellToggle.mockClear()
    worker = { id: fakeBrowser.runtime.id }
    const add = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener')
    listenAsPage({ shellToggle } as never, life.signal)
    hear = add.mock.calls.at(-1)![0] as unknown as Hear
  })

  it('the worker, and answers', async () => {
    const reply = await new Promise((answer) => expect(hear(message, worker, answer)).toBe(true))
    expect(shellToggle).toHaveBeenCalledWith({ open: true })
    expect(reply).toEqual({ res: undefined })
  })
  it('and says what went wrong', async () => {
    shellToggle.mockRejectedValueOnce(new TypeError('No shell'))
    const reply = await new Promise((answer) => hear(message, worker, answer))
    expect(reply).toMatchObject({ err: { name: 'TypeError', message: 'No shell' } })
  })
  it('no other tab, no page of the extension, no other extension and no unknown message', () => {
    const answer = vi.fn()
    expect(hear(message, { ...worker, tab: { id: 1 } }, answer)).toBeUndefined()
    expect(hear(message, { ...worker, url: 'chrome-extension://x/options.html' }, answer)).toBeUndefined()
    expect(hear(message, { id: 'another' }, answer)).toBeUndefined()
    expect(hear({ ...message, type: 'toString' }, worker, answer)).toBeUndefined()
    expect(shellToggle).not.toHaveBeenCalled()
  })
})
