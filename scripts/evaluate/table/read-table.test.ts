import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Refusal } from '../command.ts'
import { percent, textTable } from '../text-table.ts'
import { readFlags, readNumbers, readTimes } from './read-cells.ts'
import { readMap } from './read-map.ts'
import { oneOf, positiveNumber, readOptions } from './read-options.ts'
import { columnOf, optionalColumn, readTable } from './read-table.ts'
import { readTimesIn } from './time-zone.ts'
import { troubleNotes } from './trouble-notes.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'halfdoor-evaluate-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file and answers its path. */
function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function readColumn(text: string) {
  const table = await readTable(put('column.csv', `id,when\n${text}`))
  return columnOf(table, 'when')
}

describe('a file', () => {
  const rows = [
    ['1', 'Müller'],
    ['2', 'Ann'],
  ]
  it.each<[string, string, string | Uint8Array]>([
    ['CSV', 'a.csv', 'id,name\n1,Müller\n2,Ann\n'],
    ['TSV in UTF-16', 'a.tsv', Buffer.from('\uFEFFid\tname\r\n1\tMüller\r\n2\tAnn\r\n', 'utf16le')],
    ['semicolons in Windows-1252', 'a.csv', Buffer.from('id;name\n1;Müller\n2;Ann\n', 'latin1')],
    [
      'JSON',
      'a.json',
      JSON.stringify([
        { id: 1, name: 'Müller' },
        { id: 2, name: 'Ann' },
      ]),
    ],
    ['JSON Lines', 'a.jsonl', '{"id":1,"name":"Müller"}\n{"id":2,"name":"Ann"}\n'],
    ['gzip', 'a.csv.gz', gzipSync('id,name\n1,Müller\n2,Ann\n')],
  ])('of %s gives headers and rows', async (_, name, content) => {
    const table = await readTable(put(name, content))
    expect(table.headers).toEqual(['id', 'name'])
    expect(table.rows.map((row) => row.cells)).toEqual(rows)
  })
  it('that is missing, a folder or empty is refused in words', async () => {
    await expect(readTable(join(folder, 'none.csv'))).rejects.toThrow(/no file .*none\.csv/)
    await expect(readTable(folder)).rejects.toThrow(/is a folder/)
    await expect(readTable(put('empty.csv', ''))).rejects.toThrow(Refusal)
  })
  it('keeps lines, and says which were left out', async () => {
    const table = await readTable(put('a.csv', 'id,name\n\n1,Ann\n2,Bo,x\n3,Cy,y\n4,Di,z\n5,Ed,w\n6,Flo\n'))
    expect(table.rows.map((row) => row.line)).toEqual([3, 8])
    expect(troubleNotes(table)).toHaveLength(4)
    expect(troubleNotes(table)[0]).toMatch(/a\.csv, line 4: This line has 3 columns/)
    expect(troubleNotes(table)[3]).toMatch(/1 more/)
  })
})

describe('a column', () => {
  it('is found by its header, but for case and marks; a missing one names those there are', async () => {
    const table = await readTable(put('a.csv', 'Lead ID,First name\n1,Ann\n'))
    expect(columnOf(table, 'lead_id').cells).toEqual(['1'])
    expect(optionalColumn(table, undefined)).toBeUndefined()
    expect(() => columnOf(table, 'won')).toThrow(/no column "won". It has: Lead ID, First name\./)
  })
  it('of dates is read by all of it, however written', async () => {
    readTimesIn('UTC')
    const times = [Date.UTC(2018, 1, 1), undefined, Date.UTC(2018, 1, 13)]
    for (const text of [
      '1,2018-02-01\n2,\n3,2018-02-13',
      '1,01-02-2018\n2,\n3,13-02-2018',
      '1,2/1/2018\n2,\n3,2/13/2018',
    ])
      expect(readTimes(await readColumn(text))).toEqual(times)
  })
  it('of dates that read both ways is refused until somebody says which', async () => {
    readTimesIn('UTC')
    const column = await readColumn('1,1/2/2018\n2,3/4/2018')
    expect(() => readTimes(column)).toThrow(/day first or month first.*"when": "dmy"/)
    expect(readTimes(column, 'dmy')[0]).toBe(Date.UTC(2018, 1, 1))
    expect(readTimes(column, 'mdy')[0]).toBe(Date.UTC(2018, 0, 2))
  })
  it('with a cell that is no time, number or yes and no is refused with its line', async () => {
    const column = await readColumn('1,2018-02-01\n2,soon\n3,2018-02-03')
    expect(() => readTimes(column)).toThrow(/line 3: "soon" in "when" is no time.*2 of 3/)
    expect(() => readTimes(column, 'iso')).toThrow(/line 3: "soon"/)
    expect(() => readNumbers(column)).toThrow(/line 2: "2018-02-01" in "when" is not a number/)
    expect(() => readFlags(column)).toThrow(/line 2: .*not yes or no/)
    expect(await readColumn('1,a\n2,b').then((text) => () => readTimes(text))).toThrow(/holds no times/)
  })
  it('of numbers and of yes and no is read as people write them', async () => {
    expect(readNumbers(await readColumn('1,"1,5"\n2,\n3,12%'))).toEqual([1.5, undefined, 12])
    expect(readFlags(await readColumn('1,Yes\n2,\n3,0\n4,2\n5,false'))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
  })
})

describe('times without a zone', () => {
  it('are in the zone that was said', async () => {
    const column = await readColumn('1,2018-07-01 12:00')
    readTimesIn('America/New_York')
    expect(readTimes(column)).toEqual([Date.UTC(2018, 6, 1, 16)])
    readTimesIn('UTC')
    expect(readTimes(column)).toEqual([Date.UTC(2018, 6, 1, 12)])
    expect(() => readTimesIn('Mars/Olympus')).toThrow(/no time zone "Mars\/Olympus"/)
  })
})

describe('a map', () => {
  const schema = z.strictObject({ id: z.string() })
  it('is read by its schema, and refused with the place that is wrong and an example', () => {
    expect(readMap(put('m.json', '\uFEFF{"id":"a"}'), schema, {})).toEqual({ id: 'a' })
    expect(() => readMap(put('m.json', '{"id":1}'), schema, { id: 'lead' })).toThrow(/id: .*\{"id":"lead"\}/)
    expect(() => readMap(put('m.json', '{'), schema, {})).toThrow(/not valid JSON/)
    expect(() => readMap(join(folder, 'none.json'), schema, {})).toThrow(/no map/)
  })
})

describe('options', () => {
  it('are read by name; unknown, empty and missing ones are refused', () => {
    expect(readOptions(['--leads', 'F', '--map=M'], ['leads', 'map'])).toMatchObject({ leads: 'F', map: 'M' })
    expect(readOptions(['--days', '-1'], ['days'])).toMatchObject({ days: '-1' })
    expect(() => readOptions(['--days', '--leads'], ['days', 'leads'])).toThrow(
      /^--days takes a value\. --help/,
    )
    expect(() => readOptions(['--days'], ['days'])).toThrow(/^--days takes a value\. --help/)
    expect(() => readOptions(['--dyas', '1'], ['days'])).toThrow(/^Unknown option '--dyas'\. --help/)
    expect(() => readOptions(['--leads', 'F'], ['leads', 'map', 'deals'])).toThrow('Say --map and --deals.')
    expect(() => readOptions(['--lead', 'F'], ['leads'])).toThrow(Refusal)
    expect(() => readOptions(['--leads'], ['leads'])).toThrow(Refusal)
  })
  it('of a number or a word take no other', () => {
    expect(positiveNumber('days', '1.5')).toBe(1.5)
    expect(() => positiveNumber('days', '0')).toThrow('--days takes a number above 0, not "0".')
    expect(oneOf('by', 'b', ['a', 'b'])).toBe('b')
    expect(() => oneOf('by', 'c', ['a', 'b'])).toThrow('--by takes a or b, not "c".')
  })
})

it('a text table has columns as wide as they need, numbers to the right, dashes for nothing', () => {
  const text = textTable(
    ['Name', 'Leads'],
    [
      ['Ann', 1234.567],
      ['Bo Olsen', undefined],
    ],
    1,
  )
  expect(text.split('\n')).toEqual(['Name        Leads', 'Ann       1,234.6', 'Bo Olsen        –'])
  expect([percent(0.10525), percent(undefined)]).toEqual(['10.5%', '–'])
})
