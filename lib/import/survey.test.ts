import { describe, expect, it } from 'vitest'
import { csvCell, reportCsv } from './import-report'
import { surveyFile } from './survey'

async function survey(content: BlobPart, name = 'x.csv') {
  return surveyFile(new Blob([content]), name, new AbortController().signal, () => {})
}
async function ready(content: BlobPart) {
  const answer = await survey(content)
  if (answer.kind === 'refused') throw new Error(answer.reason)
  return answer.survey
}
const bytes = (...codes: number[]) => new Uint8Array(codes)

describe('a file that is no table', () => {
  it.each([
    [bytes(0x50, 0x4b, 3, 4), 'book.xlsx', 'This is an Excel workbook. Save it as CSV'],
    [bytes(0x50, 0x4b, 3, 4), 'all.zip', 'This is a zip archive'],
    [bytes(0x1f, 0x8b, 8), 'x.csv.gz', 'packed with gzip'],
    [bytes(), 'x.csv', 'This file is empty'],
    [new TextEncoder().encode(' \n\n'), 'x.csv', 'no text in it'],
    [new TextEncoder().encode('Email,Name\n'), 'x.csv', 'a header line and no rows'],
    [new TextEncoder().encode('[]'), 'x.json', 'no records in this JSON'],
    [bytes(...Array.from({ length: 200 }, (_, i) => (i % 8) + 1)), 'x.bin', 'not a text file'],
  ])('is refused with what to do', async (content, name, words) => {
    const answer = await survey(content, name)
    expect(answer.kind === 'refused' && answer.reason).toContain(words)
  })
})

describe('the text of a file', () => {
  const text = 'Name;Stadt\nJörg;Köln\n'
  it.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode('\uFEFF' + text)],
    ['windows-1252', Uint8Array.from(text, (letter) => letter.charCodeAt(0))],
    ['utf-16le', new Uint8Array(new Uint16Array([...('\uFEFF' + text)].map((c) => c.charCodeAt(0))).buffer)],
    ['utf-16le', new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer)],
  ])('is read as %s', async (encoding, content) => {
    const { shape, sample } = await ready(content)
    expect(shape).toMatchObject({ encoding, form: { delimiter: ';' }, headers: ['Name', 'Stadt'] })
    expect(sample[0]!.cells).toEqual(['Jörg', 'Köln'])
  })

  it('that was garbled before is told of, and so are zero bytes', async () => {
    expect(await ready('Name,City\nJÃ¶rg,KÃ¶ln\nA\0nn,x\n')).toMatchObject({ garbled: 2, zeros: 1, rows: 2 })
  })

  it('cut in the middle of a letter is still UTF-8', async () => {
    const cut = new TextEncoder().encode('Name,City\nJörg,Kö').slice(0, -1)
    expect((await ready(cut)).shape.encoding).toBe('utf-8')
  })
})

describe('the columns of a file', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['sep=;\na;b\n1;2\n', ';'],
  ])('are cut where they are: %j', async (text, delimiter) => {
    expect((await ready(text)).shape).toMatchObject({ form: { delimiter }, headers: ['a', 'b'] })
  })
  it('of one name are told apart, and told of', async () => {
    expect(await ready('Email,Email,Name\na,b,c\n')).toMatchObject({
      shape: { headers: ['Email', 'Email (2)', 'Name'] },
      doubles: ['Email'],
    })
  })
  it('without a header line are numbered, and the first row is not lost', async () => {
    expect(await ready('a@x.example,Ann\nb@x.example,Bo\n')).toMatchObject({
      headersAreMade: true,
      rows: 2,
      shape: { headers: ['Column 1', 'Column 2'] },
    })
  })
  it('may be five hundred', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `c${i}`).join(',')
    expect((await ready(`${many}\n${many}\n`)).columns).toHaveLength(500)
  })
  it('too few or too many in a line are counted, and the row after is right', async () => {
    const { rows, troubles, sample } = await ready('a,b,c\n1,2\n1,2,3,4\n1,2,3\n')
    expect([rows, troubles]).toEqual([2, 2])
    expect(sample.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('the report for download', () => {
  it('lets no spreadsheet run what stood in a cell', () => {
    expect(['=1+1', '+1', '-1', '@x', 'a', 'say "x"'].map(csvCell)).toEqual([
      `"'=1+1"`,
      `"'+1"`,
      `"'-1"`,
      `"'@x"`,
      '"a"',
      '"say ""x"""',
    ])
  })
  it('names file, line and reason', () => {
    expect(reportCsv([{ file: 0, line: 7, reason: '=bad', skipped: true }], ['a.csv'])).toBe(
      `"File","Line","What","Reason"\r\n"a.csv","7","skipped","'=bad"\r\n`,
    )
  })
})
