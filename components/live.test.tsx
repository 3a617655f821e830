import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPort } from '../test/factories/port'
import { stayLive, type Shown } from './live'

const ports: ReturnType<typeof aPort>[] = []
let shown: Shown
let changed: () => void
let life: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  ports.length = 0
  shown = { isHub: true }
  life = new AbortController()
  const connect = ({ name }: { name: string }) => {
    ports.push(aPort(name))
    return ports.at(-1)!.port
  }
  vi.stubGlobal('chrome', { runtime: { connect } })
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const begin = () =>
  stayLive(
    { read: () => shown, watch: (call) => ((changed = call), () => (changed = () => {})) },
    life.signal,
  )

it('says nothing with a local workspace, so that the worker may sleep', () => {
  shown = { isHub: false }
  begin()
  vi.advanceTimersByTime(60_000)
  expect(ports).toEqual([])
})

it('says at once which lead is shown, again when it is another, and every twenty seconds', () => {
  begin()
  shown = { isHub: true, leadId: 'l1' }
  changed()
  changed()
  vi.advanceTimersByTime(20_000)
  expect(ports).toHaveLength(1)
  expect(ports[0]!.posted).toEqual([
    { kind: 'stay' },
    { kind: 'stay', leadId: 'l1' },
    { kind: 'stay', leadId: 'l1' },
  ])
})

it('opens another port when the worker closed it, and ends with the page and with the hub', () => {
  begin()
  ports[0]!.leave()
  vi.advanceTimersByTime(20_000)
  expect(ports).toHaveLength(2)
  shown = { isHub: false }
  changed()
  expect(ports[1]!.isClosed()).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(ports).toHaveLength(2)
})
