import { describe, expect, it } from 'vitest'
import { isGmail, isOpen, samples } from './urls'

describe('Gmail’s URLs', () => {
  it('are mine', () => {
    for (const url of samples) expect(isGmail(new URL(url)), url).toBe(true)
    expect(isGmail(new URL('https://mail.google.com.evil.example/mail'))).toBe(false)
  })

  it.each([
    ['#inbox', false],
    ['#search/in%3Asent', false],
    ['#inbox/FMfcgzQbgRnWvLpXcKzT', true],
    ['#search/from%3Aann/FMfcgzQbgRnWvLpXcKzT', true],
    ['#inbox/FMfcgzQbgRnWvLpXcKzT?compose=new', true],
    ['#inbox?compose=CllgCJZWQVJHBJKbdjtXgzlrRcLRFDgr', false],
  ])('%s names a conversation: %s', (hash, open) => {
    expect(isOpen(new URL(`https://mail.google.com/mail/u/0/${hash}`))).toBe(open)
  })
})
