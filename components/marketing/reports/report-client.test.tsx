import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkerToReport } from '../../../lib/messages/report-port'
import { askReports } from './report-client'
import { makeReports } from './test/made-reports'

/** The worker's end of the port. */
let worker: { heard: unknown[]; say: (message: WorkerToReport) => void; sleep: () => void; gone: boolean }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('chrome', { runtime: { connect } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function connect({ name }: { name: string }) {
  const hear: ((message: WorkerToReport) => void)[] = []
  const gone: (() => void)[] = []
  worker = {
    heard: [name],
    say: (message) => hear.forEach((listener) => listener(message)),
    sleep: () => gone.forEach((listener) => listener()),
    gone: false,
  }
  return {
    postMessage: (message: unknown) => worker.heard.push(message),
    disconnect: () => (worker.gone = true),
    onMessage: { addListener: (listener: (message: WorkerToReport) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
  }
}

const ask = (signal = new AbortController().signal, onProgress = vi.fn()) => ({
  onProgress,
  answer: askReports({ fresh: true, onProgress, signal }),
})

describe('the question for reports', () => {
  it('keeps the worker awake, tells how far it is, and ends with the answer', async () => {
    const { answer, onProgress } = ask()
    vi.advanceTimersByTime(31_000)
    expect(worker.heard).toEqual([
      'reports',
      { kind: 'want', fresh: true },
      { kind: 'stay' },
      { kind: 'stay' },
    ])
    worker.say({ kind: 'progress', done: 1, of: 2 })
    expect(onProgress).toHaveBeenCalledExactlyOnceWith({ kind: 'progress', done: 1, of: 2 })
    const held = { reports: makeReports([]), took: 1, isOutdated: false }
    worker.say({ kind: 'reports', held })
    expect(await answer).toBe(held)
    expect(worker.gone).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
  it('says what the worker says when it fails, and that it stopped when it is gone', async () => {
    const refused = expect(ask().answer).rejects.toMatchObject({
      name: 'ExpectedError',
      message: 'The disk is full.',
    })
    worker.say({ kind: 'failed', message: 'The disk is full.' })
    await refused
    const stopped = expect(ask().answer).rejects.toThrow('The worker stopped')
    worker.sleep()
    await stopped
    expect(vi.getTimerCount()).toBe(0)
  })
  it('is given up with its signal, also before it began', async () => {
    const life = new AbortController()
    const { answer } = ask(life.signal)
    const given = expect(answer).rejects.toThrow('enough')
    life.abort(new Error('enough'))
    await given
    expect(worker.gone).toBe(true)
    await expect(ask(life.signal).answer).rejects.toThrow('enough')
    expect(worker.heard).toEqual(['reports'])
  })
})
