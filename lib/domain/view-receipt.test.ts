import { expect, it } from 'vitest'
import type { View } from './view'
import { viewReceipts } from './view-receipt'

const view = (id: string, change: Partial<View>): View => ({
  id,
  linkId: 'l',
  leadId: 'ann',
  assetId: 'roi',
  at: 1,
  grade: 'human',
  why: 'opened in a browser',
  ...change,
})

it('tells the best that is known of each asset, the latest first', () => {
  const receipts = viewReceipts([
    view('1', { at: 10, grade: 'machine', why: 'a known program' }),
    view('2', { at: 20, pages: [2000, 5000] }),
    view('3', { at: 30, pages: [4000] }),
    view('4', { at: 40, grade: 'machine' }),
    view('5', { at: 50, assetId: 'case', grade: 'machine', why: 'fetched ahead by a program' }),
  ])
  expect(receipts).toEqual([
    { assetId: 'case', grade: 'machine', at: 50, times: 1, why: 'fetched ahead by a program' },
    { assetId: 'roi', grade: 'human', at: 30, times: 2, longestPage: 1, why: 'opened in a browser' },
  ])
})

it('takes an unsure opening for more than a machine’s', () => {
  expect(
    viewReceipts([view('1', { grade: 'machine', at: 9 }), view('2', { grade: 'unsure' })]),
  ).toMatchObject([{ grade: 'unsure', times: 1 }])
})

it('tells nothing of what nobody opened', () => {
  expect(viewReceipts([])).toEqual([])
})
