import { describe, expect, it } from 'vitest'
import { isBoundedPattern } from './bounded-pattern'

describe('a bounded pattern', () => {
  it.each([
    '#.*/\\w{16,}(\\?|$)',
    '^(?=.*[?&]etn=(?<object>\\w+))(?=.*[?&]id=(?<id>[\\w-]{36}))',
    '/(?<object>lead|contact)/(?<id>\\d+)',
    '[(+*)]+x',
    '\\(a+\\)+',
  ])('%s is one', (source) => expect(isBoundedPattern(source)).toBe(true))

  it.each([
    '(a+)+$',
    '((a+)b?)+$',
    '(a|aa)*$',
    '(\\w{2,})*x',
    '(a*){2,}',
    '(?:(?:x|y)z)+',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(',
    '.*.*.*.*.*.*.*.*.*x',
  ])('%s is none', (source) => expect(isBoundedPattern(source)).toBe(false))
})
