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

/** A wait, and what it answered. */
function wait(forChange: boolean) {
  const answer = vi.fn()
  void waitOnPage(4000, forChange).then(answer)
  return answer
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
  expect(answer).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(answer).toHaveBeenCalledWith(true)
})

it('waits for a change where one is asked for, and ends with the address', async () => {
  const changed = wait(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(changed).not.toHaveBeenCalled()
  document.body.append('another')
  await vi.advanceTimersByTimeAsync(500)
  expect(changed).toHaveBeenCalledWith(true)
  const left = wait(false)
  history.replaceState({}, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(500)
  expect(left).toHaveBeenCalledWith(false)
})
