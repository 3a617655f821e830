import { describe, expect, it } from 'vitest'
import { textPlace } from './text-place'

const REPLY = 'Hello.\n\nOn Tuesday Ann wrote:\n> When?\n> Soon?\n\n-- \nAnna'

describe('the place in plain text', () => {
  it('is the remembered caret', () => {
    expect(textPlace(REPLY, 6)).toBe(6)
    expect(textPlace('', 0)).toBe(0)
  })
  it('is before the quote when the caret stands in a quoted line', () => {
    expect(textPlace(REPLY, REPLY.indexOf('When?'))).toBe(REPLY.indexOf('On Tuesday'))
  })
  it('is not behind the delimiter of the signature', () => {
    expect(textPlace('Hi\n\n-- \nAnna', 12)).toBe(4)
  })
  it('is between two quoted parts when the caret is there', () => {
    const text = '> One\n\n> Two'
    expect(textPlace(text, 6)).toBe(6)
  })
  it('is before signature or quote, whichever comes first, when there is no caret', () => {
    expect(textPlace(REPLY, undefined)).toBe(REPLY.indexOf('On Tuesday'))
    expect(textPlace('Hi\n\n-- \nAnna\n\nBob wrote:\n> x', undefined)).toBe(4)
    expect(textPlace('Hi\n\n-----Original Message-----\nFrom: x', undefined)).toBe(4)
  })
  it('is the end of a new mail', () => {
    expect(textPlace('Dear Ann,\n', undefined)).toBe(10)
  })
})
