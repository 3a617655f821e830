import { expect, it, vi } from 'vitest'
import { untilAwake } from './until-awake'

it('asks once where the worker answers', async () => {
  const knock = vi.fn(async () => 'here')
  await untilAwake(knock, 20)
  expect(knock).toHaveBeenCalledTimes(1)
})

it('asks again where nobody answers or the line closes, and ends when somebody does', async () => {
  const never = new Promise(() => undefined)
  const knock = vi.fn<() => Promise<unknown>>(async () => 'here')
  knock.mockReturnValueOnce(never).mockRejectedValueOnce(new Error('No response'))
  await untilAwake(knock, 20)
  expect(knock).toHaveBeenCalledTimes(3)
})

it('gives up in the end: the page then says what it can', async () => {
  const knock = vi.fn(() => new Promise(() => undefined))
  await untilAwake(knock, 5)
  expect(knock).toHaveBeenCalledTimes(10)
})
