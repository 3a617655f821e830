import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { learnFromOutcomes } from './learn-client'

const sent: unknown[] = []
let hear: (message: unknown) => void
let leave: () => void
const disconnect = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  disconnect.mockClear()
  const port = {
    postMessage: (message: unknown) => sent.push(message),
    disconnect,
    onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
    onDisconnect: { addListener: (listener: typeof leave) => (leave = listener) },
  }
  vi.stubGlobal('chrome', { runtime: { connect: () => port } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks, keeps the worker awake, hands on how far it is, and ends', async () => {
  const told: unknown[] = []
  const learning = learnFromOutcomes(60, (progress) => told.push(progress), new AbortController().signal)
  vi.advanceTimersByTime(45_000)
  hear({ kind: 'reading', done: 1, of: 2 })
  hear({ kind: 'learned' })
  await learning
  vi.advanceTimersByTime(60_000)
  expect(sent).toEqual([{ kind: 'learn', horizonDays: 60 }, { kind: 'stay' }, { kind: 'stay' }])
  expect(told).toEqual([{ kind: 'reading', done: 1, of: 2 }])
  expect(disconnect).toHaveBeenCalledOnce()
})

it('rejects in words where the worker fails or stops', async () => {
  const failing = learnFromOutcomes(60, vi.fn(), new AbortController().signal)
  hear({ kind: 'failed', message: 'The outcomes could not be learned from. Try again.' })
  await expect(failing).rejects.toThrow('could not be learned from')
  const stopping = learnFromOutcomes(60, vi.fn(), new AbortController().signal)
  leave()
  await expect(stopping).rejects.toThrow('stopped in the middle')
})

it('closes the port where it is given up', async () => {
  const controller = new AbortController()
  const learning = learnFromOutcomes(60, vi.fn(), controller.signal)
  controller.abort()
  await expect(learning).rejects.toThrow()
  expect(disconnect).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(60_000)
  expect(sent).toHaveLength(1)
})
