import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeRandom } from '../../../lib/domain/random'
import { readTable } from '../table/read-table'
import { policyCommand } from './command'
import { readLog } from './read-log'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-policy-'))
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const map = (columns: object) => file(`${Object.keys(columns).join('-')}.json`, JSON.stringify(columns))

/** Rows of an even log over three arms, of which the second earns most; newest first. */
function makeRows(count: number): string[] {
  const random = makeRandom('rows')
  return Array.from({ length: count }, (_, i) => {
    const arm = Math.floor(random() * 3)
    const moved = random() < [0.1, 0.4, 0.2][arm]! ? 'yes' : 'no'
    return `2026-01-${String(28 - (i % 28)).padStart(2, '0')};intent;asset-${arm};${moved};0.3333333`
  })
}
const log = file('log.csv', ['at;stage;asset;moved;p', ...makeRows(6000)].join('\n'))
const columns = { action: 'asset', reward: 'moved', context: 'stage', propensity: 'p', time: 'at' }
type Line = Record<string, number>
async function run(path: string, names: object, ...more: string[]) {
  const { json } = await policyCommand.run(['--log', path, '--map', map(names), '--repeats', '5', ...more])
  return json as { seed: string; events: number; arms: number; policies: Record<string, Line> }
}

describe('the policy command', () => {
  it('replays four policies with their regret', async () => {
    const { events, arms, policies } = await run(log, columns)
    expect([events, arms]).toEqual([6000, 3])
    expect(Object.keys(policies)).toEqual(['uniform', 'epsilonGreedy', 'thompson', 'hierarchicalThompson'])
    const { uniform, thompson } = policies
    expect(Math.abs(uniform!.reward! - 0.7 / 3)).toBeLessThan(0.03)
    expect(Math.abs(uniform!.regret! - (0.4 - 0.7 / 3))).toBeLessThan(0.03)
    expect(thompson!.reward!).toBeGreaterThan(0.34)
    expect(thompson!.regret!).toBeLessThan(0.04)
    expect(Math.abs(thompson!.ips! - 0.38)).toBeLessThan(0.04)
    expect(thompson!.low!).toBeLessThanOrEqual(thompson!.reward!)
    expect(thompson!.high!).toBeGreaterThanOrEqual(thompson!.reward!)
  })
  it('says its seed and repeats itself with it', async () => {
    const [one, same, other] = [
      await run(log, columns, '--seed', '7'),
      await run(log, columns, '--seed', '7'),
      await run(log, columns, '--seed', '8'),
    ]
    expect(one.seed).toBe('7')
    expect(one).toEqual(same)
    expect(one.policies['thompson']).not.toEqual(other.policies['thompson'])
  })
  it('reads the sends of a workspace, open ones left out', async () => {
    const sends = [
      { assetId: 'a', stage: 'intent', propensity: 0.5, pool: ['a', 'b'], moved: true, at: 1 },
      { assetId: 'b', stage: 'intent', propensity: 0.5, pool: ['a', 'b'], moved: false, at: 2 },
      { assetId: 'b', stage: 'intent', propensity: 0.5, pool: ['a', 'b'], at: 3 },
      { assetId: 'c', stage: 'intent', moved: true, at: 4 },
    ]
    const names = { action: 'assetId', reward: 'moved', propensity: 'propensity', available: 'pool', context: 'stage' } // prettier-ignore
    const { events, arms } = await run(
      file('sends.jsonl', sends.map((s) => JSON.stringify(s)).join('\n')),
      names,
    )
    expect([events, arms]).toEqual([2, 2])
  })
  it('follows the times, not the rows', async () => {
    const path = file('times.csv', 'at,asset,moved\n2026-01-02,b,1\n2026-01-03,c,0\n2026-01-01,a,yes\n')
    const { events } = readLog(await readTable(path), { action: 'asset', reward: 'moved', time: 'at' })
    expect(events.map(({ arm, reward, propensity }) => [arm, reward, propensity])).toEqual([
      ['a', 1, 1 / 3],
      ['b', 1, 1 / 3],
      ['c', 0, 1 / 3],
    ])
  })
  it('refuses what is no reward and no chance', async () => {
    const wrong = file('wrong.csv', 'asset,moved,p\na,1,0.5\nb,3,0.5\n')
    const names = { action: 'asset', reward: 'moved', propensity: 'p' }
    await expect(run(wrong, names)).rejects.toThrow(/line 3: "3" in "moved" is not a reward of 0 to 1/)
    const zero = file('zero.csv', 'asset,moved,p\na,1,0\nb,0,0.5\n')
    await expect(run(zero, names)).rejects.toThrow(/line 2: "0" in "p" is not a chance above 0/)
  })
})
