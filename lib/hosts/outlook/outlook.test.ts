import { describe, expect, it } from 'vitest'
import { isOpen, isOutlook, samples } from './urls'

describe('Outlook’s URLs', () => {
  it('are mine on all four hosts', () => {
    for (const url of samples) expect(isOutlook(new URL(url)), url).toBe(true)
    expect(isOutlook(new URL('https://outlook.example.com/mail/'))).toBe(false)
    expect(isOutlook(new URL('https://myoutlook.office.com/mail/'))).toBe(false)
  })

  it('name a message by its id only', () => {
    expect(samples.map((url) => isOpen(new URL(url)))).toEqual([false, true, true, false])
  })
})
