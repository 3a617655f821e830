import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { attributionCommand } from './command.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'halfdoor-attribution-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const TOUCHES = `who,when,via,team,done,worth
ann,2026-01-08T00:00:00Z,Mail,marketing,0,
bo,2026-01-01T00:00:00Z,,sales,1,70
ann,2026-01-15T00:00:00Z,Call,sales,1,30
ann,2026-01-01T00:00:00Z,Ads,marketing,0,
ann,2026-01-20T00:00:00Z,Mail,marketing,0,
,2026-01-20T00:00:00Z,Mail,marketing,0,
cy,2026-01-20T00:00:00Z,,marketing,0,
`
const MAP = { customer: 'who', time: 'when', channel: 'via', conversion: 'done', value: 'worth' }

interface Shape {
  models: Record<string, Record<string, number>>
  unattributed: number
}

async function run(text: string, map: object | undefined, ...more: string[]) {
  writeFileSync(join(folder, 'file.csv'), text)
  writeFileSync(join(folder, 'map.json'), JSON.stringify(map ?? {}))
  const mapping = map ? ['--map', join(folder, 'map.json')] : []
  const { json, text: shown } = await attributionCommand.run([
    '--touches',
    join(folder, 'file.csv'),
    ...mapping,
    ...more,
  ])
  return { json: json as Shape, text: shown }
}

it('gives eight models and what cannot be attributed', async () => {
  const { json } = await run(TOUCHES, MAP)
  expect(Object.keys(json)).toEqual(['models', 'unattributed'])
  expect(Object.keys(json.models)).toEqual([
    'first',
    'last',
    'linear',
    'timeDecay',
    'position',
    'wShaped',
    'markov',
    'shapley',
  ])
  expect(json.unattributed).toBe(1)
  expect(json.models.first).toEqual({ Ads: 1, Call: 0, Mail: 0 })
  expect(json.models.last).toEqual({ Ads: 0, Call: 1, Mail: 0 })
  expect(json.models.timeDecay!.Ads).toBeCloseTo(1 / 7, 12)
  expect(json.models.position!.Mail).toBeCloseTo(0.2, 12)
})

it('takes another half-life, value, and both teams apart', async () => {
  const { json } = await run(TOUCHES, { ...MAP, side: 'team' }, '--half-life-days', '14', '--by', 'value')
  expect(json.unattributed).toBe(70)
  expect(json.models.last).toEqual({ 'marketing: Ads': 0, 'marketing: Mail': 0, 'sales: Call': 30 })
  expect(json.models.timeDecay!['sales: Call']! / json.models.timeDecay!['marketing: Ads']!).toBeCloseTo(
    2,
    12,
  )
})

it('says what was left out', async () => {
  const { text } = await run(TOUCHES, MAP)
  expect(text).toContain('1 conversion shared out; 1 cannot be attributed.')
  expect(text).toContain('1 rows have no customer or no time')
  expect(text).toContain('1 touches have no channel')
})

it('reads whole paths, without a map where the columns say all', async () => {
  const { json, text } = await run('path,conversions,nulls\nAds > Mail,3,1\nMail,1,4\n,2,0\n', undefined)
  expect(json.unattributed).toBe(2)
  expect(json.models.linear).toEqual({ Ads: 1.5, Mail: 2.5 })
  // Start: 4/9 Ads, 5/9 Mail; from Ads always on to Mail, from there 4 of 9. Without Mail nothing is left, without
  // Ads 5/9 of it: effects 1 and 4/9, of four conversions.
  expect(json.models.markov!.Ads).toBeCloseTo((4 * 4) / 13, 12)
  expect(text).toContain('A path file has no times')
})

it('refuses a count below zero, value without its column, and a file that says nothing', async () => {
  await expect(run('path,conversions\nAds,-1\n', undefined)).rejects.toThrow(
    /line 2: a count cannot be below 0/,
  )
  await expect(run('path,conversions\nAds,1\n', undefined, '--by', 'value')).rejects.toThrow(
    /name its column/,
  )
  await expect(run('a,b\n1,2\n', undefined)).rejects.toThrow(/Say --map/)
})
