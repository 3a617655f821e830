import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { insertionLoad } from './page-script'

const executeScript = vi.fn(() => Promise.resolve([]))

beforeEach(() => vi.stubGlobal('chrome', { scripting: { executeScript } }))
afterEach(() => {
  vi.unstubAllGlobals()
  executeScript.mockClear()
})

it('answers insertionLoad by putting the insertion script into the page that asks', async () => {
  await insertionLoad({}, { kind: 'page', tabId: 7 })
  expect(executeScript).toHaveBeenCalledExactlyOnceWith({ target: { tabId: 7 }, files: ['insertion.js'] })
})
it('puts it nowhere when the caller has no tab', async () => {
  await insertionLoad({}, { kind: 'page' })
  expect(executeScript).not.toHaveBeenCalled()
})
