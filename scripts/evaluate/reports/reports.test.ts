import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readTimesIn } from '../table/time-zone.ts'
import { reportsCommand } from './command.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'halfdoor-reports-'))))
afterEach(() => {
  readTimesIn('UTC')
  rmSync(folder, { recursive: true, force: true })
})

const FILES: Record<string, string> = {
  leads: `id,created,mql,company,from,handed,verdict,answered
a,2026-07-03,2026-07-03,Acme,ads,2026-07-03 16:00,2026-07-06 09:00,2026-07-07 09:00
b,2026-07-04,,Bolt,ads,,,
c,2026-07-05,2026-07-06,Core,,2026-07-06 10:00,,
a,2026-07-09,,Acme,mail,,,
b,2026-07-04,,Bolt,ads,,,
`,
  deals: `lead,opened,won,lost,amount
a,2026-07-07,2026-07-17,,500
c,2026-07-07,,2026-07-30,900
`,
  touches: `lead,at,team
a,2026-07-03 11:00,sales
a,2026-07-06 10:00,Sales
c,2026-07-06 09:00,marketing
`,
  sends: 'asset,lead,at,moved\nguide,a,2026-07-08,1\n',
  assets: 'asset,until\nguide,2026-07-07\nroi,\n',
  objections: 'said,lead,at\nToo slow,c,2026-07-07\nToo dear,a,2026-07-08\n',
}
const MAP = {
  calendar: { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
  leads: {
    id: 'id',
    createdAt: 'created',
    mql: 'mql',
    account: 'company',
    source: 'from',
    handedAt: 'handed',
    verdictAt: 'verdict',
    answeredAt: 'answered',
  },
  deals: { leadId: 'lead', openedAt: 'opened', wonAt: 'won', lostAt: 'lost', value: 'amount' },
  touches: { leadId: 'lead', at: 'at', side: 'team' },
  sends: { assetId: 'asset', leadId: 'lead', at: 'at', moved: 'moved' },
  assets: { id: 'asset', validTo: 'until' },
  objections: { text: 'said', leadId: 'lead', at: 'at' },
}

function run(names: string[], map: object = MAP, ...more: string[]) {
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const files = names.flatMap((name) => [`--${name}`, put(`${name}.csv`, FILES[name]!)])
  return reportsCommand.run([...files, '--map', put('map.json', JSON.stringify(map)), ...more])
}

it('answers from all files', async () => {
  const { json } = await run(Object.keys(FILES), MAP, '--window-days', '14', '--now', '2026-07-20')
  expect(json).toMatchObject({
    now: '2026-07-19T22:00:00.000Z',
    waterfall: [
      { from: 'inquiry', to: 'mql', entered: 3, arrived: 2, cohort: { n: 3, hits: 2, pending: 0 } },
      { from: 'mql', to: 'won', entered: 2, arrived: 1, medianDays: 14, cohort: { n: 2, hits: 1 } },
    ],
    conversion: {
      source: [
        { value: 'ads', leads: 2, won: 1 },
        { value: undefined, leads: 1, won: 0 },
      ],
      cohort: [{ value: '2026-07', leads: 3, won: 1 }],
    },
    velocity: {
      opportunities: 2,
      open: 1,
      winRate: { hits: 1, n: 1 },
      meanValue: 500,
      cycleDays: 10,
      perDay: 100,
    },
    // Friday 16:00 to Monday 10:00; the touch before the hand-over is not the first after it.
    speedToLead: { touched: 1, waiting: 1, medianHours: 2, within: { hits: 1, n: 2 } },
    promises: [
      { kind: 'firstAttempt', kept: 1, overdue: 1 },
      { kind: 'verdict', kept: 0, late: 1, overdue: 1 },
      { kind: 'answer', kept: 1 },
    ],
    assets: [
      { assetId: 'guide', sends: 1, marks: ['expiredSent'] },
      { assetId: 'roi', sends: 0, marks: ['neverUsed'] },
    ],
    objections: [{ text: 'Too dear' }, { text: 'Too slow', isGap: true }],
    struggling: [
      {
        account: 'Core',
        struggles: [
          { kind: 'overdue', count: 2 },
          { kind: 'unanswered', count: 1 },
        ],
      },
    ],
    flagged: [
      { kind: 'doubleLead', leadId: 'a' },
      { kind: 'doubleLead', leadId: 'b' },
    ],
  })
})

it('judges an earlier day by what was known then', async () => {
  const { json } = await run(['leads', 'deals'], MAP, '--now', '2026-07-08')
  expect(json).toMatchObject({
    waterfall: [{ from: 'inquiry', to: 'mql', entered: 3 }],
    velocity: { opportunities: 2, open: 2 },
    flagged: [{ kind: 'doubleLead', leadId: 'b' }],
  })
})

it('leaves out what the files do not answer, and judges at their latest time', async () => {
  const { leads } = MAP
  const map = { leads: { id: leads.id, createdAt: leads.createdAt } }
  const { json, text } = await run(['leads'], map)
  expect(json).toMatchObject({ now: '2026-07-09T00:00:00.000Z', waterfall: [], promises: [], struggling: [] })
  expect(Object.keys((json as { conversion: object }).conversion)).toEqual(['cohort'])
  expect(text).toContain('Won by month of first contact')
  expect(text).not.toContain('Promises')
})

it('shows every report as a table', async () => {
  const { text } = await run(Object.keys(FILES), MAP, '--now', '2026-07-20')
  for (const title of [
    'From step to step',
    'Won by source',
    'Sales velocity',
    'Speed to lead',
    'Promises',
    'Assets',
  ])
    expect(text).toContain(title)
  expect(text).toMatch(/Core +2 promises overdue; 1 objection unanswered/)
})

it('refuses a file that the map says nothing of, a calendar that is none, and a day that is none', async () => {
  await expect(run(['leads', 'touches'], { leads: MAP.leads })).rejects.toThrow(/nothing of the touches/)
  const calendar = { ...MAP.calendar, zone: 'Mars/Olympus' }
  await expect(run(['leads'], { ...MAP, calendar })).rejects.toThrow(/calendar\.zone: an IANA time zone/)
  await expect(run(['leads'], MAP, '--now', 'soon')).rejects.toThrow(/--now takes a day/)
})
