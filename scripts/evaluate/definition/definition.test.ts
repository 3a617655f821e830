import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { definitionCommand } from './command'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-definition-'))
let files = 0
function file(text: string | object): string {
  const path = join(folder, `${++files}.${typeof text === 'string' ? 'csv' : 'json'}`)
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text))
  return path
}
async function run(...argv: string[]): Promise<Record<string, unknown>> {
  return (await definitionCommand.run(argv)).json as Record<string, unknown>
}

const leads = file(
  [
    'Id,Seconds,Origin,Good',
    'a,1 200,Landing page,1',
    'b,950,API,1',
    'c,900,API,0',
    'd,899,Landing page,1',
    'e,650,Landing page,0',
    'f,,Import,0',
    'g,2000,API,',
    'h,10,API,0',
  ].join('\n'),
)
const seconds = { field: 'Seconds', op: '>=', value: 900 }
const landing = { name: 'A landing page form', field: 'Origin', op: '=', value: 'landing page' }

describe('the definition command', () => {
  it('measures the whole, each criterion and what would be', async () => {
    const rule = file({ any: [seconds, landing] })
    const json = await run('--leads', leads, '--target', 'Good', '--rule', rule, '--what-if', '600,901')
    // Met: a b c d e g, of which five are known and a b d good; base 3 of 7.
    expect(json).toMatchObject({ leads: 8, positives: 3, met: 6, judged: 5, precision: 3 / 5, recall: 1 })
    expect(json['coverage']).toBeCloseTo(5 / 6, 12)
    expect(json['lift']).toBeCloseTo(0.6 / (3 / 7), 12)
    expect(json['criteria']).toMatchObject([
      { words: 'Seconds is at least 900', met: 4, precision: 2 / 3, recall: 2 / 3 },
      { words: 'A landing page form', met: 3, precision: 2 / 3 },
    ])
    const whatIf = [{ words: 'Seconds is at least 600, or A landing page form', met: 6 }, { met: 5, precision: 3 / 4 }] // prettier-ignore
    expect(json['whatIf']).toMatchObject(whatIf)
  })
  it('takes the words that mean yes', async () => {
    const table = file('Seconds,Verdict\n1000,Good lead\n1000,Bad lead\n1,Not yet\n1000,\n')
    const json = await run('--leads', table, '--target', 'Verdict', '--rule', file(seconds), '--positive', 'good lead') // prettier-ignore
    expect(json).toMatchObject({ met: 3, judged: 2, precision: 1 / 2, recall: 1, baseRate: 1 / 3 })
  })
  it('counts touches from a file of their own', async () => {
    const touches = file(
      ['who,when,what', 'a,2026-01-01,Pricing', 'a,2026-01-20,Pricing', 'b,2026-01-30,Pricing', 'b,2026-01-31,open'].join('\n'),
    ) // prettier-ignore
    const map = file({ lead: 'who', time: 'when', type: 'what', types: { Pricing: 'pricing.viewed' } })
    const rule = file({ touches: ['pricing.viewed'], atLeast: 2, withinDays: 31 })
    const given = ['--leads', leads, '--target', 'Good', '--rule', rule]
    const asked = [...given, '--touches', touches, '--map', map, '--id', 'Id']
    expect(await run(...asked)).toMatchObject({ met: 1, precision: 1 })
    expect(await run(...asked, '--at', '2026-02-15')).toMatchObject({ met: 0, precision: null })
    await expect(run(...given)).rejects.toThrow(/counts touches: say --touches/)
  })
  it.each([
    [{ all: [landing, { field: 'Seconds', op: '>=', value: 'long' }] }, /"value": .*expected number/i],
    [{ field: 'Minutes', op: '>', value: 1 }, /has no column "Minutes". It has: Id, Seconds/],
    [{ any: [{ all: 3 }] }, /\{"all":3\} is no condition/],
  ])('refuses %j in words', async (rule, words) => {
    await expect(run('--leads', leads, '--target', 'Good', '--rule', file(rule))).rejects.toThrow(words)
  })
  it('refuses a bar that the rule has not', async () => {
    const asked = ['--leads', leads, '--target', 'Good', '--rule', file({ all: [landing, seconds] })]
    await expect(run(...asked, '--what-if', '2=600')).rejects.toThrow('This rule has 1: 900.')
  })
})
