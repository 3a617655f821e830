import { describe, expect, it } from 'vitest'
import { counted } from './counted'
import { dayWords } from './day-words'
import { outHref } from './OutLink'

const at = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour).getTime()
const now = at(2026, 3, 5) // a Thursday

describe('counts in words', () => {
  it.each([
    [0, 'no leads'],
    [1, '1 lead'],
    [1204, '1,204 leads'],
  ])('%i is "%s"', (n, words) => expect(counted(n, 'lead')).toBe(words))

  it('takes an odd plural', () => expect(counted(2, 'person', 'people')).toBe('2 people'))
})

describe('days in words', () => {
  it.each([
    ['an hour ago', at(2026, 3, 5, 11), 'today'],
    ['this midnight', at(2026, 3, 5, 0), 'today'],
    ['late last night', at(2026, 3, 4, 23), 'Wed'],
    ['six days ago', at(2026, 2, 27), 'Fri'],
    ['a week ago', at(2026, 2, 26), '26 Feb'],
    ['another year', at(2024, 3, 3), '3 Mar 2024'],
    ['a day to come', at(2026, 3, 9), '9 Mar'],
  ])('%s', (_, then, words) => expect(dayWords(then, now)).toBe(words))
})

describe('links out', () => {
  it('follows web addresses only', () => {
    expect(outHref('https://crm.example/1')).toBe('https://crm.example/1')
    expect(outHref('javascript:alert(1)')).toBeUndefined()
    expect(outHref(undefined)).toBeUndefined()
  })
})
