import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellOf, packRow, PlainRow, unpackRow, widthOf } from './plain-row'

it('has the cells that its text is cut into, one by one and all together', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', 'ü'), maxLength: 3 })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      const row = new PlainRow(1, cells.join(';'), ';')
      expect(widthOf(row)).toBe(cells.length)
      expect([...cells, ''].map((_, index) => cellOf(row, index))).toEqual([...cells, ''])
      expect(row.cells).toEqual(cells)
    }),
  )
})

it.each([
  [new PlainRow(3, 'a,b,,c', ',')],
  [{ line: 4, cells: ['a, with a comma', '', 'b\nc'] }],
  [{ line: 5, cells: ['one, cell'] }],
  [{ line: 6, cells: ['', ''] }],
])('comes back from its text as it was: %o', (row) => {
  const back = unpackRow(packRow(row), row.line, ',')
  expect([back.line, ...back.cells]).toEqual([row.line, ...row.cells])
})
