import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HubError } from '../hub/hub-client'
import { makeLive } from './live'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})
let life: AbortController

/** A loop over a hub that the test answers for; each pull is noted with its time and leads. */
function follow(answer: (signal: AbortSignal) => Promise<boolean>) {
  life = new AbortController()
  const pulls: { at: number; leads: readonly string[] }[] = []
  const start = Date.now()
  const live = makeLive(
    {
      pull(_wait, leads, signal) {
        pulls.push({ at: Date.now() - start, leads })
        return answer(signal)
      },
      pause: (ms, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) return resolve()
          setTimeout(resolve, ms)
          signal.addEventListener('abort', () => resolve(), { once: true })
        }),
      goesOn: (error) => !(error instanceof HubError && error.code === 'revoked'),
    },
    life.signal,
  )
  return { live, pulls, times: () => pulls.map(({ at }) => at) }
}

/** Waits as a hub does where nothing happens. */
const quiet = (signal: AbortSignal) =>
  new Promise<boolean>((resolve, reject) => {
    setTimeout(() => resolve(false), 25_000)
    signal.addEventListener('abort', () => reject(new HubError('offline', 'gone')), { once: true })
  })

describe('following a hub', () => {
  it('asks again a quarter of a second after an answer, and waits longer where answers are empty and come at once', async () => {
    const busy = follow(async () => true)
    busy.live.stay({}, 'L')
    await vi.advanceTimersByTimeAsync(900)
    life.abort()
    expect(busy.times()).toEqual([0, 250, 500, 750])
    const idle = follow(async () => false)
    idle.live.stay({}, 'L')
    await vi.advanceTimersByTimeAsync(60_000)
    life.abort()
    expect(idle.times()).toEqual([0, 1000, 3000, 7000, 15_000, 30_000, 45_000, 60_000])
    const waiting = follow(quiet)
    waiting.live.stay({}, 'L')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(waiting.times()).toEqual([0, 25_250, 50_500])
  })

  it('is within two seconds of another lead, however often they change', async () => {
    const { live, pulls, times } = follow(quiet)
    const panel = {}
    for (let i = 0; i < 20; i++) {
      live.stay(panel, `L${i}`)
      await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(times().length).toBeLessThanOrEqual(8)
    expect(pulls.at(-1)!.leads).toEqual(['L19'])
  })

  it('asks about the fifty leads that came to a screen last', async () => {
    const { live, pulls } = follow(quiet)
    const panels = Array.from({ length: 60 }, (_, i) => ({ i }))
    const name = (i: number) => `L${String(i).padStart(2, '0')}`
    panels.forEach((panel, i) => live.stay(panel, name(i)))
    // That it is still there brings none forward.
    live.stay(panels[0]!, name(0))
    live.stay(panels[1]!, 'new')
    await vi.advanceTimersByTimeAsync(2000)
    expect(pulls.at(-1)!.leads).toEqual([...panels.slice(11).map(({ i }) => name(i)), 'new'])
  })

  it('waits ever longer while the hub is away, until it is reached in another way', async () => {
    let isDown = true
    const { live, times } = follow((signal) =>
      isDown ? Promise.reject(new HubError('offline', 'gone')) : quiet(signal),
    )
    live.stay({}, 'L')
    await vi.advanceTimersByTimeAsync(70_000)
    expect(times()).toEqual([0, 2000, 6000, 14_000, 30_000, 62_000])
    isDown = false
    live.again()
    await vi.advanceTimersByTimeAsync(1000)
    expect(times().at(-1)).toBe(70_000)
    // While it waits, what else arrives changes nothing.
    live.again()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(times()).toHaveLength(7)
  })

  it('ends where nobody is there, and where the access has ended', async () => {
    const panel = {}
    const left = follow(quiet)
    left.live.stay(panel, 'L')
    left.live.leave(panel)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(left.times()).toEqual([0])
    const ended = follow(() => Promise.reject(new HubError('revoked', 'gone')))
    ended.live.stay(panel, 'L')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(ended.times()).toEqual([0])
  })
})
