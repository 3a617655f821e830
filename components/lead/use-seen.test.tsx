import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeCommandBus } from './command-bus'
import { PanelPlaceContext } from './panel-place'
import { useSeen } from './use-seen'

vi.mock('./trusted', () => ({ isTrusted: () => true }))

const acted = vi.fn()
const refused = vi.fn()
let see: (visible: boolean) => void = () => undefined
let options: object | undefined

/** IntersectionObserver of version 2, told by hand what it sees. */
class Eye {
  constructor(callback: IntersectionObserverCallback, given: object) {
    options = given
    see = (isVisible) =>
      callback([{ isIntersecting: true, isVisible } as never], this as unknown as IntersectionObserver)
  }
  observe(): void {}
  disconnect(): void {}
}
class EntryOfVersion2 {
  get isVisible(): boolean {
    return true
  }
}

function Guarded() {
  const { watch, when } = useSeen()
  return (
    <button ref={watch} onClick={(event) => when(event, acted)}>
      Act
    </button>
  )
}

function put(framed: boolean, version2 = true): void {
  vi.stubGlobal('IntersectionObserver', Eye)
  vi.stubGlobal('IntersectionObserverEntry', version2 ? EntryOfVersion2 : class {})
  const place = { framed, commands: makeCommandBus(), refuse: refused, justReplaced: () => false }
  render(
    <PanelPlaceContext value={place}>
      <Guarded />
    </PanelPlaceContext>,
  )
}

const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
const click = () => user.click(screen.getByRole('button'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'], shouldAdvanceTime: true })
  acted.mockReset()
  refused.mockReset()
  options = undefined
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks for visibility with a delay, as version 2 needs it', () => {
  put(true)
  expect(options).toMatchObject({ trackVisibility: true, delay: 100 })
})

it('counts a click on what has been in plain sight', async () => {
  put(true)
  see(true)
  vi.advanceTimersByTime(300)
  await click()
  expect(acted).toHaveBeenCalledOnce()
  expect(refused).toHaveBeenCalledExactlyOnceWith()
})

it('counts none on what was just uncovered', async () => {
  put(true)
  see(true)
  await click()
  expect(acted).not.toHaveBeenCalled()
  expect(refused).toHaveBeenCalledWith(expect.stringMatching(/covers or changes Halfdoor/))
})

it('counts none on what is covered now, and begins anew after', async () => {
  put(true)
  see(true)
  vi.advanceTimersByTime(300)
  see(false)
  await click()
  see(true)
  await click()
  expect(acted).not.toHaveBeenCalled()
  vi.advanceTimersByTime(300)
  await click()
  expect(acted).toHaveBeenCalledOnce()
})

it('counts none before anything was seen', async () => {
  put(true)
  await click()
  expect(acted).not.toHaveBeenCalled()
})

it('takes no click in a frame whose browser cannot tell', async () => {
  put(true, false)
  await click()
  expect(options).toBeUndefined()
  expect(acted).not.toHaveBeenCalled()
})

it('takes clicks at once where no page is over it', async () => {
  put(false, false)
  await click()
  expect(acted).toHaveBeenCalledOnce()
})
