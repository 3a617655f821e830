import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { waitOnPage } from './page-wait'

let state: DocumentReadyState = 'complete'
beforeEach(() => {
  state = 'complete'
  vi.useFakeTimers()
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => state)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  history.replaceState({}, '', '/')
})

let waits = 0

/** A wait, and how it ended so far. */
function wait(forChange: boolean) {
  const token = `wait-${++waits}`
  waitOnPage(token, 4000, forChange)
  return () => globalThis.halfdoorWaits?.[token]
}

it('is over after its time on a loaded page, and not while that loads or nobody looks', async () => {
  state = 'interactive'
  const answer = wait(false)
  await vi.advanceTimersByTimeAsync(60_000)
  state = 'complete'
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await vi.advanceTimersByTimeAsync(60_000)
  hidden.mockReturnValue(false)
  await vi.advanceTimersByTimeAsync(3500)
  expect(answer()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1000)
  expect(answer()).toBe(true)
})

it('waits for a change where one is asked for, and ends with the address', async () => {
  const changed = wait(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(changed()).toBeUndefined()
  document.body.append('another')
  await vi.advanceTimersByTimeAsync(500)
  expect(changed()).toBe(true)
  const left = wait(false)
  history.replaceState({}, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(500)
  expect(left()).toBe(false)
})
