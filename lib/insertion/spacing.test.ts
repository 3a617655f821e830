import { expect, it } from 'vitest'
import { ownLine, spacing } from './spacing'

it('puts a space between the insertion and a word', () => {
  expect(spacing('see', 'please')).toEqual([' ', ' '])
  expect(spacing('Grüße', 'über')).toEqual([' ', ' '])
})
it('adds none where there is one, at the ends of a line, or inside brackets and quotes', () => {
  expect(spacing('see ', ' please')).toEqual(['', ''])
  expect(spacing('see\u00a0', '')).toEqual(['', ''])
  expect(spacing('', '.')).toEqual(['', ''])
  expect(spacing('(', ')')).toEqual(['', ''])
  expect(spacing('“', '”')).toEqual(['', ''])
})

it('sees through marks of no width', () => {
  expect(spacing('see\ufeff', '')).toEqual([' ', ''])
  expect(spacing('see \u200b', '')).toEqual(['', ''])
  expect(spacing('\u200b', '')).toEqual(['', ''])
})
it('gives a line of its own', () => {
  expect(ownLine('', 'Ann wrote:')).toEqual(['', '\n'])
  expect(ownLine('Hello.\n', '-- \nAnna')).toEqual(['', '\n'])
  expect(ownLine('Hello.', '\n')).toEqual(['\n', ''])
})
