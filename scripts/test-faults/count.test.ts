import { expect, it } from 'vitest'
import { holdAgainst } from './count'
import { nothingTold } from './teller'

const told = { ...nothingTold(), acknowledged: new Set(['a', 'b']), sent: new Set(['a', 'b', 'c']) }

it.each([
  ['all there', ['a', 'b'], { lost: 0, doubled: 0, strange: 0 }],
  ['one sent and not acknowledged is there', ['a', 'b', 'c'], { lost: 0, doubled: 0, strange: 0 }],
  ['one lost', ['a'], { lost: 1, doubled: 0, strange: 0 }],
  ['one doubled', ['a', 'a', 'b'], { lost: 0, doubled: 1, strange: 0 }],
  ['one that nobody sent', ['a', 'b', 'x'], { lost: 0, doubled: 0, strange: 1 }],
])('%s', (_, ids, counts) => {
  expect(holdAgainst(ids, told)).toEqual({ acknowledged: 2, ...counts })
})
