import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRandom } from '../../../lib/domain/random.ts'
import { Refusal } from '../command.ts'
import { scorecardCommand } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-scorecard-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

interface Answer {
  leads: number
  won: number
  columns: string[]
  leftOut: string[]
  fiveFold: { auc: number; logLoss: number; brier: number; ece: number; tested: number }
  timeSplit: { auc: number; by: string; kind: string; tested: number }
  suspectedLeaks: { column: string; reasons: string[] }[]
  withoutLeaks?: { fiveFold: { auc: number } }
  scorecard: { column: string; bins: { bin: string; n: number }[] }[]
}

async function run(...argv: string[]): Promise<Answer> {
  return (await scorecardCommand.run(argv)).json as Answer
}

/** A lead table: the source tells something, the tag was written afterwards. */
function leadLines(write: (lead: Record<string, string>) => string): string {
  const random = makeRandom('leads')
  const lines = Array.from({ length: 600 }, (_, i) => {
    const source = ['Chat', 'Search', 'Referral'][Math.floor(random() * 3)]!
    const won = random() < (source === 'Referral' ? 0.7 : 0.25)
    const created = new Date(Date.UTC(2025, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
    const city = random() < 0.3 ? 'Select' : ['Bonn', 'Ulm'][i % 2]!
    const outcome = won ? 'Yes' : 'No'
    return write({
      id: `L-${i}`,
      number: String(9000 - i),
      created,
      source,
      city,
      outcome,
      tag: won ? 'paid' : 'gone',
    })
  })
  return lines.join('\r\n')
}

beforeAll(() => {
  const dated = leadLines((l) => [l.id, l.created, l.source, l.city, l.tag, l.outcome].join(';'))
  writeFileSync(file('dated.csv'), `Lead;Created;Source;City;Tag;Converted\r\n${dated}`)
  const serial = leadLines((l) => [l.number, l.source, l.outcome === 'Yes' ? 'Closed Won' : 'Open'].join(','))
  writeFileSync(file('serial.csv'), `Nr,Source,Status\n${serial}`)
})

describe('scorecard', () => {
  it('measures in folds and over time, names the leak, and measures again without it', async () => {
    const answer = await run('--leads', file('dated.csv'), '--target', 'converted', '--id', 'Lead')
    expect(answer).toMatchObject({
      leads: 600,
      columns: ['Source', 'City', 'Tag'],
      leftOut: ['Created'],
      fiveFold: { tested: 600 },
      timeSplit: { tested: 180, by: 'Created', kind: 'dates' },
      suspectedLeaks: [{ column: 'Tag' }],
    })
    expect(answer.fiveFold.auc).toBe(1)
    expect(answer.withoutLeaks!.fiveFold.auc).toBeGreaterThan(0.6)
    expect(answer.withoutLeaks!.fiveFold.auc).toBeLessThan(0.85)
    expect(answer.scorecard[0]!.column).toBe('Tag')
    const city = answer.scorecard.find(({ column }) => column === 'City')!
    expect(city.bins.map(({ bin }) => bin).sort()).toEqual(['Bonn', 'Ulm', 'no answer'])
  })

  it('takes named columns only, leaves others out, and gives the same numbers again', async () => {
    const argv = [
      '--leads',
      file('dated.csv'),
      '--target',
      'Converted',
      '--columns',
      'source, tag',
      '--exclude',
      'Tag',
    ]
    const answer = await run(...argv)
    expect(answer.columns).toEqual(['Source'])
    expect(answer.suspectedLeaks).toEqual([])
    expect(answer.withoutLeaks).toBeUndefined()
    expect(await run(...argv)).toEqual(answer)
  })

  it('takes a word for won, and a falling serial number for the order', async () => {
    const argv = ['--leads', file('serial.csv'), '--target', 'Status', '--won', 'closed won']
    expect(await run(...argv)).toMatchObject({ columns: ['Source'], timeSplit: { by: 'Nr', kind: 'serial' } })
  })

  it.each([
    [['--target', 'Converted'], 'Say --leads'],
    [['--leads', file('dated.csv'), '--target', 'Won'], 'has no column "Won"'],
    [['--leads', file('dated.csv'), '--target', 'Source'], 'is not yes or no'],
    [['--leads', file('dated.csv'), '--target', 'Source', '--won', 'Fax'], 'same outcome'],
    [
      ['--leads', file('dated.csv'), '--target', 'Converted', '--columns', 'Lead', '--exclude', 'Lead'],
      'No column is left',
    ],
    [['--leads', file('dated.csv'), '--target', 'Converted', '--time', 'City'], 'no times'],
  ])('says what to mend: %j', async (argv, words) => {
    const running = run(...argv)
    await expect(running).rejects.toThrow(words)
    await expect(running).rejects.toBeInstanceOf(Refusal)
  })
})
