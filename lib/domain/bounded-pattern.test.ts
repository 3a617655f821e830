import { describe, expect, it } from 'vitest'
import { isBoundedPattern, isPattern } from './bounded-pattern'

const GOOD = [
  '#.*/\\w{16}(\\?|$)',
  '^/main(?=.*[?&]etn=(?<object>\\w))(?=.*[?&]id=(?<id>[\\da-f]{8}))',
  '^/(?<object>lead|contact)/(?<id>\\d+)',
  '^[^?]*/crm/(?:x/)?tab/(?<id>\\d+)',
  '^[(+*)]+x',
  '\\(a+\\)',
  '^(?:[0-9a-f]{4}){8}$',
  '^/in/(?<id>[^/?#]+)/?$',
]

const BAD = [
  '(a+)+$',
  '((a+)b?)+$',
  '(a|aa)*$',
  '(\\w{2,})*x',
  '(a*){2,}',
  '(?:(?:x|y)z)+',
  '(?:a+){30}$',
  '(?:a?){50}b',
  '(?:a|a){25}b',
  '(?:a{1,30}){20}b',
  `^${'a?'.repeat(30)}b`,
  '.*.*x',
  '^.*.*.*x',
  '^a|.*.*x',
  '^(?=.*.*x)',
  '(a)\\1',
  '(?<n>a)\\k<n>',
  '(?<=a+)b',
  '(',
]

describe('a bounded pattern', () => {
  it.each(GOOD)('%s is one', (source) => expect(isBoundedPattern(source)).toBe(true))
  it.each(BAD)('%s is none', (source) => expect(isBoundedPattern(source)).toBe(false))

  it('is refused as a pattern at all only where it is none', () => {
    expect(BAD.filter((source) => !isPattern(source))).toEqual(['('])
  })
})

describe('what is taken', () => {
  const letters = [
    'a'.repeat(2000),
    '/'.repeat(2000),
    '?&'.repeat(1000),
    '#/'.repeat(1000) + '\n',
    'x0'.repeat(1000),
  ]

  // Not a timed test: a pattern that runs away would not end within the minutes that any machine allows it.
  it('ends on long texts that almost fit', () => {
    for (const source of GOOD) for (const text of letters) new RegExp(source).exec(text)
  })
})
