import { describe, expect, it } from 'vitest'
import { openPage } from '../../../test/hosts/fixture'
import { isOpen, isRoundcube, samples, threadOf } from './urls'

describe('Roundcube', () => {
  it('is known by its own script in the head, on any host', () => {
    const head = '<head><script src="program/js/app.min.js?s=1"></script></head>'
    for (const sample of samples) {
      const url = new URL(sample)
      expect(isRoundcube(url, openPage(head, sample))).toBe(true)
      expect(isRoundcube(url, openPage('<body><script src="program/js/app.js"></script>', sample))).toBe(
        false,
      )
    }
  })

  it('names a message by its action, and a conversation by folder and number', () => {
    expect(samples.map((url) => isOpen(new URL(url)))).toEqual([false, true, false])
    expect(samples.map((url) => threadOf(new URL(url)))).toEqual([undefined, 'INBOX/7', undefined])
  })
})
