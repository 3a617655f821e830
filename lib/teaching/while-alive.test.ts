import { afterEach, expect, it, vi } from 'vitest'
import { whileAlive } from './while-alive'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('ends the work when the extension is gone, and looks no more when the work is done', async () => {
  vi.useFakeTimers()
  const runtime: { id?: string } = { id: 'x' }
  vi.stubGlobal('chrome', { runtime })
  const work = (signal: AbortSignal) =>
    new Promise<string>((done) => signal.addEventListener('abort', () => done('ended')))
  const done = whileAlive(new AbortController(), work)
  await vi.advanceTimersByTimeAsync(5000)
  expect(vi.getTimerCount()).toBe(1)
  delete runtime.id
  await vi.advanceTimersByTimeAsync(500)
  expect(await done).toBe('ended')
  expect(vi.getTimerCount()).toBe(0)
})
