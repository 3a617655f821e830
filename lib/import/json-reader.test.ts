import { describe, expect, it } from 'vitest'
import { makeJsonReader } from './json-reader'
import { detectJsonLayout, makeJsonSplitter } from './json-splitter'

function split(text: string, size = text.length) {
  const layout = detectJsonLayout(text, true)
  const splitter = makeJsonSplitter(layout)
  const records = []
  for (let start = 0; start < text.length; start += size)
    records.push(...splitter.push(text.slice(start, start + size)))
  return {
    layout,
    records: records.map(({ text: each }) => JSON.parse(each) as unknown),
    cut: splitter.cutAt(),
  }
}

describe('records of JSON', () => {
  it.each([
    ['array', '[{"a":1},\n{"a":"}]"}]', [{ a: 1 }, { a: '}]' }]],
    ['sequence', '{"a":1}\n{"a":[{"b":2}]}\n', [{ a: 1 }, { a: [{ b: 2 }] }]],
    [
      'envelope',
      '{"total":2,"results":[{"id":1,"data":[{"x":1}]},{"id":2}],"paging":{"next":{}}}',
      [{ id: 1, data: [{ x: 1 }] }, { id: 2 }],
    ],
    ['envelope', '{"contacts":{"47":{"id":47},"48":{"id":48}}}', [{ id: 47 }, { id: 48 }]],
    ['envelope', '{"one":{"events":[{"e":1}]},"all":{"events":[{"e":2}]}}', [{ e: 1 }, { e: 2 }]],
    ['sequence', '{"email":"a@b.example"}', [{ email: 'a@b.example' }]],
  ])('stand as %s', (layout, text, records) => {
    for (const size of [1, 3, 1000]) expect(split(text, size)).toEqual({ layout, records, cut: undefined })
  })

  it('before a cut are whole, and the line of the cut is told', () => {
    const reader = makeJsonReader('array')
    const { rows, troubles } = reader.push('[{"a":"1"},\n{"a":"2"},\n{"a":"3', true)
    expect(rows.map((row) => row.cells)).toEqual([['1'], ['2']])
    expect(troubles).toMatchObject([{ line: 3, skipped: true }])
  })

  it('that are broken are left out one by one', () => {
    const { rows, troubles } = makeJsonReader('array').push('[{"a":1},{"a":},{"a":3}]', true)
    expect(rows.map((row) => row.cells)).toEqual([['1'], ['3']])
    expect(troubles).toHaveLength(1)
  })

  it('become flat rows: wrappers away, named values as columns, plain lists joined', () => {
    const reader = makeJsonReader('sequence')
    const record = {
      id: 1,
      properties: { email: 'a@b.example' },
      values: [{ name: 'city', value: 'Kiel' }],
      tags: ['x', 'y'],
      deep: { er: true },
    }
    const { rows } = reader.push(JSON.stringify(record), true)
    expect(Object.fromEntries(reader.headers.map((header, i) => [header, rows[0]!.cells[i]]))).toEqual({
      id: '1',
      email: 'a@b.example',
      city: 'Kiel',
      tags: 'x; y',
      'deep.er': 'true',
    })
  })
})
