import { expect, it } from 'vitest'
import { addPageTimes, longestPage } from './view-pages'

it('adds up the times of pages', () => {
  expect(addPageTimes([], { 1: 4000, 3: 2000 }, 10_000, 3)).toEqual([4000, 0, 2000])
  expect(addPageTimes([4000, 0, 2000], { 2: 1500 }, 20_000, 3)).toEqual([4000, 1500, 2000])
})

it('never counts more than has passed since the opening', () => {
  expect(addPageTimes([], { 1: 60_000 }, 5000, 3)).toEqual([5000])
  expect(addPageTimes([4000], { 1: 4000, 2: 4000 }, 9000, 3)).toEqual([8000, 1000])
  expect(addPageTimes([4000], { 1: 4000 }, 3000, 3)).toEqual([4000])
})

it('believes one report thirty seconds at most, and none a day later', () => {
  expect(addPageTimes([], { 1: 3_600_000 }, 3_600_000, 3)).toEqual([30_000])
  expect(addPageTimes([1000], { 1: 1000 }, 86_400_000, 3)).toEqual([1000])
})

it('knows no page that the document does not have', () => {
  expect(addPageTimes([], { 0: 1000, 4: 1000, [-1]: 1000, 1.5: 1000, 99_999: 1000 }, 9000, 3)).toEqual([])
  expect(addPageTimes([], { 2001: 1000 }, 9000, 1e9)).toEqual([])
})

it('takes nothing away', () => {
  expect(addPageTimes([5000], { 1: -4000, 2: Number.NaN }, 60_000, 3)).toEqual([5000])
})

it('names the page looked at longest', () => {
  expect(longestPage([1000, 500, 9000])).toBe(3)
  expect(longestPage([999])).toBeUndefined()
  expect(longestPage([])).toBeUndefined()
})
