import { expect, it } from 'vitest'
import { bare, count, isUntouched } from './appeared'

it('counts neither white space nor marks of no width', () => {
  expect(bare('Security\u00a0 over\u200bview\n')).toBe('Securityoverview')
})
it('counts how often a text stands there; an empty one never does', () => {
  expect(count('ababa', 'ab')).toBe(2)
  expect(count('abc', '')).toBe(0)
})
it('knows a field that nobody touched by its text and its links', () => {
  const look = { text: 'a', links: 'https://a.example\n' }
  expect(isUntouched(look, { ...look })).toBe(true)
  expect(isUntouched(look, { ...look, links: '' })).toBe(false)
  expect(isUntouched(look, { ...look, text: 'ab' })).toBe(false)
})
