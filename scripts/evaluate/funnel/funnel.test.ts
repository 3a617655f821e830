import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readTimesIn } from '../table/time-zone.ts'
import { funnelCommand } from './command.ts'

let folder: string
beforeEach(() => {
  readTimesIn('UTC')
  folder = mkdtempSync(join(tmpdir(), 'halfdoor-funnel-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const MAP = {
  leads: { id: 'lead', createdAt: 'first', source: 'from' },
  deals: { leadId: 'lead', wonAt: 'won' },
}
const LEADS = [
  ['a', '2026-01-05', 'ads'],
  ['b', '2026-01-13', 'ads'],
  ['c', '2026-02-01', ''],
  ['d', '2026-02-20', 'mail'],
]
const DEALS = [
  ['a', '2026-01-20 12:30'],
  ['c', '2026-01-31 18:00'],
  ['d', ''],
  ['x', '2026-02-01 09:15'],
]

function run(spell: (iso: string) => string, map: object = MAP) {
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const table = (head: string, rows: string[][]) => [head, ...rows.map((row) => row.join(';'))].join('\n')
  const leads = LEADS.map(([id, first, from]) => [id!, spell(first!), from!])
  const deals = DEALS.map(([id, won]) => [id!, spell(won!)])
  return funnelCommand.run([
    '--leads',
    put('leads.csv', table('lead;first;from', leads)),
    '--deals',
    put('deals.csv', table('lead;won', deals)),
    '--map',
    put('map.json', JSON.stringify(map)),
  ])
}

const asDayFirst = (iso: string) => iso.replace(/(\d+)-(\d+)-(\d+)/, '$3-$2-$1')
const asMonthFirst = (iso: string) => iso.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$2/$3/$1')

it('gives one object: overall, by source, flagged', async () => {
  const { json } = await run((iso) => iso)
  expect(json).toEqual({
    overall: {
      leads: 4,
      won: 2,
      rate: 0.5,
      low: expect.closeTo(0.150036, 5),
      high: expect.closeTo(0.849964, 5),
      // Fifteen days 12:30 and six hours below zero.
      medianDays: expect.closeTo((15 * 1440 + 750 - 360) / 2 / 1440, 9),
      p25: expect.any(Number),
      p75: expect.any(Number),
      within: { 30: 2, 90: 2 },
    },
    bySource: [
      expect.objectContaining({ source: 'ads', leads: 2, won: 1, rate: 0.5 }),
      expect.objectContaining({ source: '(none)', leads: 1, won: 1, rate: 1 }),
      expect.objectContaining({ source: 'mail', leads: 1, won: 0, rate: 0, medianDays: null }),
    ],
    flagged: [
      {
        kind: 'wonBeforeContact',
        leadId: 'c',
        createdAt: '2026-02-01T00:00:00.000Z',
        wonAt: '2026-01-31T18:00:00.000Z',
        days: -0.25,
      },
      { kind: 'unknownLead', leadId: 'x', createdAt: null, wonAt: '2026-02-01T09:15:00.000Z', days: null },
    ],
  })
})

it('is the same however the dates are written', async () => {
  const iso = await run((text) => text)
  expect((await run(asDayFirst)).json).toEqual(iso.json)
  expect((await run(asMonthFirst)).json).toEqual(iso.json)
})

it('says as text what it counted and what it could not', async () => {
  const { text } = await run((iso) => iso)
  const lines = text.split('\n')
  expect(lines[1]).toMatch(/^All +4 +2 +50\.0% +15\.0% +85\.0%/)
  expect(text).toContain('1 deal won before the first contact (counted as won): c')
  expect(text).toContain('1 won deal of a lead that is not in the leads file (not counted): x')
  expect(text).toContain('1 deal without a won date: not won.')
})

it('names the columns there are where the map names another', async () => {
  const map = { ...MAP, deals: { leadId: 'lead', wonAt: 'closed' } }
  await expect(run((iso) => iso, map)).rejects.toThrow(/no column "closed". It has: lead, won\./)
})
