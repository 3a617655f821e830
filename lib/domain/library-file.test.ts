import { expect, it } from 'vitest'
import { FILE_ENDINGS, fileProblem, fileSize, fileTitle, MAX_FILE } from './library-file'

it.each([
  ['page.html', 10, /Only PDF/],
  ['a.svg', 10, /Only PDF/],
  ['setup.EXE', 10, /Only PDF/],
  ['a.pdf', 0, /empty/],
  ['a.pdf', MAX_FILE + 1, /has 50\.1 MB; 50 MB is the most/],
])('says why %s of %i bytes is not sent', (name, size, words) => {
  expect(fileProblem({ name, size })).toMatch(words)
})

it('lets the hub see what may fit', () => {
  for (const ending of FILE_ENDINGS) expect(fileProblem({ name: `a.${ending}`, size: 1 })).toBeUndefined()
  expect(fileProblem({ name: 'Price list 2026.PDF', size: MAX_FILE })).toBeUndefined()
  expect(fileProblem({ name: 'without an ending', size: 1 })).toBeUndefined()
})

it('says sizes and titles', () => {
  expect([10, 380 * 1024, 13_000_000, MAX_FILE].map(fileSize)).toEqual([
    '1 kB',
    '380 kB',
    '12.4 MB',
    '50.0 MB',
  ])
  expect(fileTitle('Price_list  2026.pdf')).toBe('Price list 2026')
  expect(fileTitle('v1.2 overview')).toBe('v1.2 overview')
})
