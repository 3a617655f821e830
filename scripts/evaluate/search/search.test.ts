import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../command'
import { searchCommand } from './command'
import { measure } from './measure'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-search-'))
function file(name: string, lines: readonly (object | string)[]): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'),
  )
  return path
}

describe('one ranking', () => {
  const grades = new Map([['a', 2], ['b', 0], ['c', 1], ['d', 3]]) // prettier-ignore
  it('is measured as written out', () => {
    const { ndcg3, map, p3, hit3 } = measure(['b', 'a', 'x', 'c'], grades)
    expect(ndcg3).toBeCloseTo(2 / Math.log2(3) / (3 + 2 / Math.log2(3) + 1 / 2), 12)
    // Found at places 2 and 4; d never.
    expect(map).toBeCloseTo((1 / 2 + 2 / 4 + 0) / 3, 12)
    expect([p3, hit3]).toEqual([1 / 3, 1])
  })
  it('is best or worst', () => {
    expect(measure(['d', 'a', 'c'], grades)).toEqual({ ndcg3: 1, map: 1, p3: 1, hit3: 1 })
    expect(measure(['b'], grades)).toEqual({ ndcg3: 0, map: 0, p3: 0, hit3: 0 })
  })
})

const docs = file('docs.jsonl', [
  { id: 'sso', title: 'Single sign-on', text: 'Connecting a directory', tags: ['security'] },
  { id: 'roi', title: 'ROI sheet', text: 'Savings in figures', tags: 'finance payback' },
  { id: 7, title: null, text: 'How dairies pack' },
])
const queries = file('queries.jsonl', [
  { id: 'q1', text: 'Do you support sign-on?' },
  { id: 'q2', text: 'payback, packing' },
  { id: 'q3', text: 'nobody judged this' },
])
const run = (judgements: string) =>
  searchCommand.run(['--docs', docs, '--queries', queries, '--judgements', judgements])

describe('the command', () => {
  it.each([
    ['tabs with a head', ['query\tdoc\tgrade', 'q1\tsso\t2', 'q2\t7\t1', 'q2\tsso\t0', 'q3\tsso\t0']],
    ['the four columns of TREC', ['q1 0 sso 2', 'q2 0 7 1']],
  ])('averages over judged queries: %s', async (name, lines) => {
    const { json } = await run(file(`${name}.tsv`, lines))
    // q2 finds "roi" by its tag and 7 by its text; the shorter document stands first.
    expect(json).toMatchObject({ hit3: 1, p3: 1 / 3, queries: 2, docs: 3 })
    expect(json).toMatchObject({ map: 1, ndcg3: 1 })
  })
  it('says what does not fit', async () => {
    await expect(run(file('wrong.tsv', ['q1\tsso\t1', 'q1\tsso']))).rejects.toThrow(/wrong.tsv, line 2/)
    await expect(run(file('none.tsv', ['other\tsso\t1']))).rejects.toThrow(Refusal)
    await expect(run(join(folder, 'missing.tsv'))).rejects.toThrow(/There is no file/)
  })
})
