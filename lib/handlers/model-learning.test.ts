import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aLead, aTouch, makeWorker, NOW, putLead } from '../../test/factories/worker'
import { findLearning } from '../store/model-store'
import { acceptLearning } from './model-learning'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const HOUSE = { id: 'halfdoor', url: 'chrome-extension://halfdoor/marketing.html' }

beforeEach(() => {
  vi.stubGlobal('chrome', {
    runtime: { id: 'halfdoor', getURL: (path: string) => `chrome-extension://halfdoor/${path}` },
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A port whose other end is the test. */
function open(sender: object = HOUSE, name = 'learn') {
  const hear: ((message: unknown) => void)[] = []
  const leave: (() => void)[] = []
  const answers: { kind: string }[] = []
  const port = {
    name,
    sender,
    disconnect: vi.fn(),
    postMessage: (message: { kind: string }) => answers.push(message),
    onMessage: { addListener: (listener: (message: unknown) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
  }
  const worker = makeWorker()
  acceptLearning(port as unknown as chrome.runtime.Port, worker)
  return {
    worker,
    port,
    answers,
    isHeard: () => hear.length > 0,
    say: (message: unknown) => hear.forEach((listener) => listener(message)),
    leave: () => leave.forEach((listener) => listener()),
  }
}

it('tells how far it is, once however often it is asked, and holds what was learned', async () => {
  const { worker, say, answers } = open()
  await putLead(worker, aLead(), [aTouch('page.viewed', 3)])
  say({ kind: 'learn', horizonDays: 90 })
  say({ kind: 'learn', horizonDays: 30 })
  say({ kind: 'stay' })
  await vi.waitFor(() => expect(answers.at(-1)).toEqual({ kind: 'learned' }))
  expect(answers.slice(0, -1)).toEqual([
    { kind: 'reading', done: 0, of: 1 },
    { kind: 'reading', done: 1, of: 1 },
  ])
  expect(await findLearning(worker.db)).toMatchObject({
    at: NOW,
    base: 1,
    result: { horizonDays: 90, leads: 1 },
  })
})

it('gives up when the page goes away, and says no more', async () => {
  const { worker, say, leave, answers } = open()
  await putLead(worker, aLead(), [aTouch('page.viewed', 3)])
  say({ kind: 'learn', horizonDays: 90 })
  leave()
  await worker.db.leads.count()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(answers).toEqual([])
  expect(await findLearning(worker.db)).toBeUndefined()
})

it('says in words that it failed, and can be asked again', async () => {
  const { worker, say, answers } = open()
  const errors = vi.spyOn(console, 'error').mockReturnValue(undefined)
  await worker.db.settings.put({ key: 'model', value: 'broken' })
  say({ kind: 'learn', horizonDays: 90 })
  await vi.waitFor(() =>
    expect(answers.at(-1)).toMatchObject({ kind: 'failed', message: expect.stringContaining('Try again') }),
  )
  expect(errors).toHaveBeenCalled()
  await worker.db.settings.delete('model')
  await vi.waitFor(() => {
    say({ kind: 'learn', horizonDays: 90 })
    expect(answers.at(-1)).toEqual({ kind: 'learned' })
  })
})

it('does not listen to a web page, nor on another port', () => {
  const page = open({ id: 'halfdoor', url: 'https://mail.example/', tab: { id: 1 } })
  expect(page.isHeard()).toBe(false)
  expect(page.port.disconnect).toHaveBeenCalled()
  const other = open(HOUSE, 'import')
  expect(other.isHeard()).toBe(false)
  expect(other.port.disconnect).not.toHaveBeenCalled()
})
