import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { standInForEye } from '../../test/render-panel'
import { makeCommandBus } from './command-bus'
import { PanelPlaceContext, useCommand } from './panel-place'
import { useSeen } from './use-seen'

vi.mock('./trusted', () => ({ isTrusted: () => true }))

const acted = vi.fn()
const refused = vi.fn()
const COVERS = expect.stringMatching(/covers or changes Halfdoor/)

function Guarded() {
  const { watch, when } = useSeen()
  useCommand('insert', () => when(undefined, () => acted('command')))
  return (
    <button ref={watch} onClick={(event) => when(event, () => acted('click'))}>
      Act
    </button>
  )
}

function put(framed: boolean, version2 = true) {
  const eye = standInForEye(version2)
  const commands = makeCommandBus()
  const place = { framed, commands, refuse: refused, justReplaced: () => false }
  const { unmount } = render(
    <PanelPlaceContext value={place}>
      <Guarded />
    </PanelPlaceContext>,
  )
  return { ...eye, commands, unmount }
}

const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
const click = () => user.click(screen.getByRole('button'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  acted.mockReset()
  refused.mockReset()
  Element.prototype.scrollIntoView = vi.fn()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks for visibility with a delay, as version 2 needs it', () => {
  expect(put(true).options).toEqual([expect.objectContaining({ trackVisibility: true, delay: 100 })])
})

describe('a click', () => {
  it('counts at once on what has been in plain sight', async () => {
    put(true).see('plain')
    vi.advanceTimersByTime(300)
    await click()
    expect(acted).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenCalledExactlyOnceWith()
  })

  it('counts once it has been in sight long enough, and a second one does not double it', async () => {
    put(true).see('plain')
    await click()
    await click()
    expect(acted).not.toHaveBeenCalled()
    vi.advanceTimersByTime(260)
    expect(acted).toHaveBeenCalledExactlyOnceWith('click')
    expect(refused).not.toHaveBeenCalledWith(COVERS)
  })

  it('counts also before the browser has told anything', async () => {
    const { see } = put(true)
    await click()
    vi.advanceTimersByTime(90)
    see('plain')
    vi.advanceTimersByTime(240)
    expect(acted).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20)
    expect(acted).toHaveBeenCalledOnce()
  })

  it('counts not where it is covered while it waits', async () => {
    const { see } = put(true)
    see('plain')
    await click()
    see('covered')
    expect(refused).toHaveBeenLastCalledWith(COVERS)
    see('plain')
    vi.advanceTimersByTime(2000)
    expect(acted).not.toHaveBeenCalled()
  })

  it('counts not on what is covered or was just uncovered', async () => {
    const { see } = put(true)
    see('plain')
    vi.advanceTimersByTime(300)
    see('covered')
    await click()
    expect(refused).toHaveBeenLastCalledWith(COVERS)
    see('plain')
    refused.mockReset()
    await click()
    expect(refused).toHaveBeenLastCalledWith(COVERS)
    vi.advanceTimersByTime(300)
    expect(acted).not.toHaveBeenCalled()
    await click()
    expect(acted).toHaveBeenCalledOnce()
  })

  it('is not blamed on a cover where it is only not in sight', async () => {
    put(true)
    await click()
    vi.advanceTimersByTime(2000)
    expect(acted).not.toHaveBeenCalled()
    expect(refused).toHaveBeenCalledOnce()
    expect(refused).not.toHaveBeenCalledWith(COVERS)
  })

  it('waits no longer than its control is there', async () => {
    const { see, unmount } = put(true)
    see('plain')
    await click()
    unmount()
    vi.advanceTimersByTime(2000)
    expect(acted).not.toHaveBeenCalled()
    expect(refused).not.toHaveBeenCalled()
  })

  it('counts not in a frame whose browser cannot tell, which says so', async () => {
    const { options } = put(true, false)
    await click()
    expect(options).toEqual([])
    expect(acted).not.toHaveBeenCalled()
    expect(refused).toHaveBeenLastCalledWith(expect.stringMatching(/This browser cannot tell/))
  })

  it('counts at once where no page is over it', async () => {
    put(false, false)
    await click()
    expect(acted).toHaveBeenCalledOnce()
  })
})

describe('a command', () => {
  it('brings what is scrolled away into sight and waits until it has been seen', () => {
    const { see, commands } = put(true)
    see('away')
    commands.give('insert')
    expect(Element.prototype.scrollIntoView).toHaveBeenCalledOnce()
    see('plain')
    expect(acted).not.toHaveBeenCalled()
    vi.advanceTimersByTime(260)
    expect(acted).toHaveBeenCalledExactlyOnceWith('command')
  })

  it('waits for a cover of the moment, but not for one that stays', () => {
    const { see, commands } = put(true)
    see('covered')
    commands.give('insert')
    see('plain')
    vi.advanceTimersByTime(260)
    expect(acted).toHaveBeenCalledOnce()
    see('covered')
    commands.give('insert')
    vi.advanceTimersByTime(2000)
    expect(acted).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenLastCalledWith(COVERS)
  })
})
