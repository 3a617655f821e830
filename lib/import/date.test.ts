import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDateColumn } from './date-column'
import { parseDate, type DateFormat } from './date-format'
import { parseNumber } from './number'

const local = (...parts: [number, number, number, number?, number?, number?]) => new Date(...parts).getTime()

function readColumn(...values: string[]) {
  const column = makeDateColumn()
  values.forEach((value, index) => column.see(value, index + 2))
  return column.read()
}

describe('a time', () => {
  it.each<[DateFormat, string, number | undefined]>([
    ['iso', '2018-02-01', local(2018, 1, 1)],
    ['iso', '2018-02-01 19:58', local(2018, 1, 1, 19, 58)],
    ['iso', '2018-02-01T19:58:07.250Z', Date.UTC(2018, 1, 1, 19, 58, 7, 250)],
    ['iso', '2018-02-01T19:58:07+02:00', Date.UTC(2018, 1, 1, 17, 58, 7)],
    ['iso', '2018-02-30', undefined],
    ['dmy', '01-02-2018', local(2018, 1, 1)],
    ['dmy', '1.2.2018 9:05', local(2018, 1, 1, 9, 5)],
    ['mdy', '2/1/2018 9:05 PM', local(2018, 1, 1, 21, 5)],
    ['mdy', '1.2.2018', undefined],
    ['mdy', '13/1/2018', undefined],
    ['named', '1 Feb 2018', local(2018, 1, 1)],
    ['named', 'Feb 1, 2018 2:06 PM', local(2018, 1, 1, 14, 6)],
    ['compact', '20180201', local(2018, 1, 1)],
    ['seconds', '1517443200', 1_517_443_200_000],
    ['milliseconds', '1517443200000', 1_517_443_200_000],
    ['excel', '43132', local(2018, 1, 1)],
    ['excel', '43132,5', local(2018, 1, 1, 12)],
    ['excel', '123', undefined],
  ])('%s: %s', (format, text, at) => expect(parseDate(format, text)).toBe(at))

  it('written three ways is the same time', () => {
    const day = fc.date({ min: new Date(1990, 0, 1), max: new Date(2060, 0, 1), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
        const two = (value: number) => String(value).padStart(2, '0')
        const at = local(y, m - 1, d)
        expect(parseDate('iso', `${y}-${two(m)}-${two(d)}`)).toBe(at)
        expect(parseDate('dmy', `${two(d)}-${two(m)}-${y}`)).toBe(at)
        expect(parseDate('mdy', `${m}/${d}/${y}`)).toBe(at)
      }),
    )
  })
})

describe('a column of dates', () => {
  it('takes the one format that every value fits', () => {
    expect(readColumn('01-02-2018', '13-02-2018', '')).toMatchObject({ whole: ['dmy'], isAmbiguous: false })
    expect(readColumn('1/2/2018', '2/13/2018')).toMatchObject({ whole: ['mdy'], isAmbiguous: false })
  })
  it('asks where all values fit both ways and mean different days', () => {
    expect(readColumn('1/2/2018', '3/4/2018')).toMatchObject({ whole: ['dmy', 'mdy'], isAmbiguous: true })
    expect(readColumn('1/1/2018', '4/4/2018').isAmbiguous).toBe(false)
  })
  it('names the first line that does not fit where no format fits all', () => {
    expect(readColumn('2018-01-01', 'soon', '2018-01-03')).toMatchObject({
      whole: [],
      most: { format: 'iso', fits: 2, firstMiss: { line: 3, text: 'soon' } },
    })
  })
  it('gives up on text, however long', () => {
    const column = readColumn(...Array.from({ length: 200 }, (_, i) => `word ${i}`), '2018-01-01')
    expect(column.whole).toEqual([])
    expect(column.most).toBeUndefined()
  })
})

describe('a number', () => {
  it.each([
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234.567', 1234567],
    ['-3', -3],
    ['12%', 12],
    ['x', undefined],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value))
})
