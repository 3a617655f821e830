import { expect, it } from 'vitest'
import type { Touchpoint } from '../domain/touchpoint'
import { mergeTouchpoints } from './merge-touchpoints'

const touch = (id: string, at: number, title = ''): Touchpoint => ({
  id,
  type: 'page.viewed',
  at,
  side: 'marketing',
  source: 'file',
  title,
})

it('puts touchpoints in the order of their times, those of one time in that of their ids', () => {
  const all = [touch('c', 2), touch('b', 1), touch('a', 2)]
  expect(mergeTouchpoints([], all).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  expect(mergeTouchpoints([touch('d', 0)], all).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c'])
})

it('keeps one of each id, as it was written last, also of a lead that has none yet', () => {
  expect(mergeTouchpoints([], [touch('a', 1, 'old'), touch('b', 2), touch('a', 3, 'new')])).toEqual([
    touch('b', 2),
    touch('a', 3, 'new'),
  ])
  expect(mergeTouchpoints([touch('a', 1, 'old')], [touch('a', 1, 'new')])).toEqual([touch('a', 1, 'new')])
})
