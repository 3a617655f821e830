import { expect, it } from 'vitest'
import { isOpened, makeAssetViews } from './asset-views'

it('counts who opened it and takes the median of each page over those who looked at it', () => {
  expect(
    makeAssetViews([
      { grade: 'human', pages: [4000, 0, 9000] },
      { grade: 'human', pages: [8000] },
      { grade: 'unsure', pages: [1000, 0, 500] },
      { grade: 'machine', pages: [1, 1, 1, 1] },
      { grade: 'human' },
    ]),
  ).toEqual({
    human: 3,
    unsure: 1,
    machine: 1,
    pages: [
      { page: 1, median: 4000, viewings: 3 },
      { page: 3, median: 4750, viewings: 2 },
    ],
  })
})

it('is opened also where only a machine did', () => {
  expect(isOpened(makeAssetViews([]))).toBe(false)
  expect(isOpened(makeAssetViews([{ grade: 'machine' }]))).toBe(true)
})
