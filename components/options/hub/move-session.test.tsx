import { afterEach, expect, it, vi } from 'vitest'
import { exportWorkspace } from './move-session'

afterEach(() => void vi.unstubAllGlobals())

it('leaves nothing on the signal that outlives it', async () => {
  const hear: ((answer: object) => void)[] = []
  const port = {
    postMessage: () => setTimeout(() => hear.forEach((tell) => tell({ kind: 'exported', lines: 0 }))),
    disconnect: vi.fn(),
    onMessage: { addListener: (tell: (answer: object) => void) => hear.push(tell) },
    onDisconnect: { addListener: () => undefined },
  }
  vi.stubGlobal('chrome', { runtime: { connect: () => port } })
  const { signal } = new AbortController()
  const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]
  await exportWorkspace(() => undefined, signal)
  expect(port.disconnect).toHaveBeenCalled()
  expect(added).toHaveBeenCalledOnce()
  expect(removed).toHaveBeenCalledWith(...added.mock.calls[0]!)
})
