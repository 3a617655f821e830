import { describe, expect, it } from 'vitest'
import { textPlace } from './text-place'

const REPLY = 'Hello.\n\nOn Tuesday Ann wrote:\n> When?\n> Soon?\n\n-- \nAnna'
const OPENING = REPLY.indexOf('On Tuesday')

describe('the place in plain text', () => {
  it('is the remembered caret', () => {
    expect(textPlace(REPLY, 6)).toEqual({ at: 6, isOwnLine: false })
    expect(textPlace('', 0)).toEqual({ at: 0, isOwnLine: false })
  })
  it('is before the quote when the caret stands in a quoted line', () => {
    expect(textPlace(REPLY, REPLY.indexOf('When?'))).toEqual({ at: OPENING, isOwnLine: true })
  })
  it.each([0, 5, 'On Tuesday Ann wrote:'.length])(
    'is before the line that opens a quote when the caret stands in it, %s letters on',
    (letters) => expect(textPlace(REPLY, OPENING + letters)).toEqual({ at: OPENING, isOwnLine: true }),
  )
  it('is not behind the delimiter of the signature, and leaves that its line', () => {
    expect(textPlace('Hi\n\n-- \nAnna', 12)).toEqual({ at: 4, isOwnLine: true })
    expect(textPlace('Hi\n\n-- \nAnna', 4)).toEqual({ at: 4, isOwnLine: true })
  })
  it('is between two quoted parts when the caret is there', () => {
    const text = '> One\n\n> Two'
    expect(textPlace(text, 6)).toEqual({ at: 6, isOwnLine: false })
  })
  it('is before signature or quote, whichever comes first, when there is no caret', () => {
    expect(textPlace(REPLY, undefined).at).toBe(OPENING)
    expect(textPlace('Hi\n\n-- \nAnna\n\nBob wrote:\n> x', undefined).at).toBe(4)
    expect(textPlace('Hi\n\n-----Original Message-----\nFrom: x', undefined).at).toBe(4)
  })
  it('is the end of a new mail', () => {
    expect(textPlace('Dear Ann,\n', undefined)).toEqual({ at: 10, isOwnLine: false })
  })
})
