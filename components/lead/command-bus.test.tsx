import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeCommandBus } from './command-bus'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const start = () => ({ commands: makeCommandBus(), act: vi.fn(), other: vi.fn() })

it('what nobody obeys yet is kept until somebody does, and done once', () => {
  const { commands, act, other } = start()
  commands.giveOrKeep('insert')
  commands.obey('search', other)
  expect(other).not.toHaveBeenCalled()
  commands.obey('insert', act)
  commands.obey('insert', other)
  expect(act).toHaveBeenCalledOnce()
  expect(other).not.toHaveBeenCalled()
})

it('only the last one is kept', () => {
  const { commands, act, other } = start()
  commands.giveOrKeep('insert')
  commands.giveOrKeep('search')
  commands.obey('insert', act)
  commands.obey('search', other)
  expect(act).not.toHaveBeenCalled()
  expect(other).toHaveBeenCalledOnce()
})

it('is kept for seconds and not for good', () => {
  const { commands, act } = start()
  commands.giveOrKeep('insert')
  vi.advanceTimersByTime(5100)
  commands.obey('insert', act)
  expect(act).not.toHaveBeenCalled()
})

it('is forgotten where the person has done something else', () => {
  const { commands, act } = start()
  commands.giveOrKeep('insert')
  commands.forget()
  commands.obey('insert', act)
  expect(act).not.toHaveBeenCalled()
})

it('what is obeyed is not kept, nor is a key that meant nothing', () => {
  const { commands, act, other } = start()
  const stop = commands.obey('insert', act)
  commands.giveOrKeep('insert')
  stop()
  commands.give('search')
  commands.obey('insert', other)
  commands.obey('search', other)
  expect(act).toHaveBeenCalledOnce()
  expect(other).not.toHaveBeenCalled()
})
