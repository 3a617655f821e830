import { describe, expect, it } from 'vitest'
import { dayEnd, dayStart, dayText } from './calendar-day'

describe('a day of a date field', () => {
  it('reads back as it was written, from its first and its last millisecond', () => {
    for (const day of ['2026-03-03', '2024-02-29', '1999-12-31', '0987-06-05']) {
      expect(dayText(dayStart(day)!)).toBe(day)
      expect(dayText(dayEnd(day)!)).toBe(day)
    }
  })

  it('ends one millisecond before the next begins, also on days of 23 and 25 hours', () => {
    expect(dayEnd('2026-03-29')! + 1).toBe(dayStart('2026-03-30'))
    expect(dayEnd('2026-10-25')! + 1).toBe(dayStart('2026-10-26'))
  })

  it('is no day where the text is none', () => {
    for (const text of ['', '2026-02-30', '2026-13-01', '3 March', '2026-3-3', '12026-03-03'])
      expect(dayStart(text)).toBeUndefined()
    expect(dayEnd('2025-02-29')).toBeUndefined()
  })
})
