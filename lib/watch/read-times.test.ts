import { describe, expect, it } from 'vitest'
import { waitToRead } from './read-times'

describe('the wait before a page is read again', () => {
  it('leaves a quarter of a second between reads', () => {
    expect(waitToRead({ began: 1000, ended: 1000 }, 1000, false)).toBe(250)
  })
  it('takes one five-hundredth of the time', () => {
    expect(waitToRead({ began: 1000, ended: 1008 }, 1008, false)).toBe(3992)
  })
  it('takes at most one percent while the person goes somewhere', () => {
    expect(waitToRead({ began: 1000, ended: 1008 }, 1008, true)).toBe(792)
  })
  it('lets the page settle, however long the last read is ago', () => {
    expect(waitToRead({ began: 0, ended: 0 }, 5000, false)).toBe(10)
  })
})
