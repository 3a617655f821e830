import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { makeTableReader } from './table-reader'

/** Reads a text in slices of a size. */
function read(text: string, size = text.length || 1, delimiter = ',') {
  const reader = makeTableReader(delimiter)
  const found = { rows: [] as [number, ...string[]][], troubles: [] as [number, boolean][] }
  for (let start = 0; start === 0 || start < text.length; start += size) {
    const { rows, troubles } = reader.push(text.slice(start, start + size), start + size >= text.length)
    for (const { line, cells } of rows) found.rows.push([line, ...cells])
    for (const { line, skipped } of troubles) found.troubles.push([line, skipped])
  }
  return found
}

describe('a table', () => {
  it('gives rows with their lines, over cells of several lines and empty lines', () => {
    expect(read('a,b\n1,"x\ny"\n\n2,z\n').rows).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ny'],
      [5, '2', 'z'],
    ])
  })

  it('reads the same in slices of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 6 })
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const text = Papa.unparse([['h1', 'h2', 'h3'], ...rows], { newline: '\n', quotes: true }) + '\n'
        const whole = read(text)
        expect(read(text, size).rows).toEqual(whole.rows)
        expect(whole.rows.map(([, ...cells]) => cells)).toEqual([['h1', 'h2', 'h3'], ...rows])
      }),
    )
  })

  it('keeps a long note of several lines with commas in it', () => {
    const { rows, troubles } = read('id,name,note\n1,Ann,"one, two\nthree, four\nfive"\n2,Bo,x\n')
    expect(rows.map(([line]) => line)).toEqual([1, 2, 5])
    expect(troubles).toEqual([])
  })
})

describe('a stray quote', () => {
  const tail = Array.from({ length: 200 }, (_, i) => `${i},Name ${i},x`).join('\n') + '\n'

  it('that never closes costs its own line at most, not the rest of the file', () => {
    for (const size of [64, 1_000_000]) {
      const { rows, troubles } = read(`id,name,note\n7,"Bad,x\n${tail}`, size)
      expect(rows).toHaveLength(202)
      expect(rows[1]).toEqual([2, '7', '"Bad', 'x'])
      expect(rows[201]).toEqual([202, '199', 'Name 199', 'x'])
      expect(troubles).toEqual([[2, false]])
    }
  })

  it('that closes at a later quote swallows no row in between', () => {
    const { rows, troubles } = read(`id,name,note\n7,Bad,"x\n${tail}8,"Acme, Inc",y\n`)
    expect(rows).toHaveLength(203)
    expect(rows.at(-1)).toEqual([203, '8', 'Acme, Inc', 'y'])
    expect(troubles).toEqual([[2, false]])
  })

  it('in the middle of a cell is a letter like any other', () => {
    expect(read('a,b\n5" pipe,x\n').rows[1]).toEqual([2, '5" pipe', 'x'])
  })

  it('on a line that does not fit the header leaves that line out', () => {
    const { rows, troubles } = read('a,b,c\n1,"x\n', 4)
    expect(rows).toHaveLength(1)
    expect(troubles).toEqual([[2, true]])
  })
})

describe('a huge cell', () => {
  it('of 10 MB over slices is one cell', () => {
    const huge = 'x'.repeat(10 * 1024 * 1024)
    const { rows } = read(`a,b\n1,"${huge}"\n2,y\n`, 256 * 1024)
    expect(rows[1]![2]).toHaveLength(huge.length)
    expect(rows[2]).toEqual([3, '2', 'y'])
  })
})
