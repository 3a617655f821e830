import { describe, expect, it } from 'vitest'
import { makeRandom } from '../random'
import { makeBandits, type Bandit } from './bandit'
import { armWorth, replay, weigh, type Logged } from './replay'

const ARMS = ['a', 'b', 'c']
const MEANS: Record<string, Record<string, number>> = {
  intent: { a: 0.6, b: 0.3, c: 0.1 },
  interest: { a: 0.1, b: 0.2, c: 0.5 },
}
const always = (arms: Record<string, string>): Bandit => ({
  choose: ({ context }) => arms[context]!,
  learn: () => undefined,
})

/** A log in which `a` is chosen half of the time, the others a quarter each: even logs would hide a wrong weight. */
function makeLog(size: number, seed: string): Logged[] {
  const random = makeRandom(seed)
  return Array.from({ length: size }, () => {
    const context = random() < 0.5 ? 'intent' : 'interest'
    const u = random()
    const arm = u < 0.5 ? 'a' : u < 0.75 ? 'b' : 'c'
    const reward = random() < MEANS[context]![arm]! ? 1 : 0
    return { context, arms: ARMS, arm, reward, propensity: arm === 'a' ? 0.5 : 0.25 }
  })
}

const log = makeLog(40_000, 'log')
const worth = armWorth(log)

describe('a policy on a log of uneven chances', () => {
  const best = { intent: 'a', interest: 'c' }
  it('earns what it would have earned', () => {
    const replayed = replay(log, always(best), makeRandom(1), worth)
    expect(Math.abs(replayed.reward - 0.55)).toBeLessThan(0.02)
    expect(replayed.regret).toBe(0)
    // A quarter of the log is left of each arm.
    expect(Math.abs(replayed.decisions / log.length - 0.25)).toBeLessThan(0.01)
    const { ips, snips } = weigh(log, always(best), makeRandom(1))
    expect(Math.abs(ips - 0.55)).toBeLessThan(0.02)
    expect(Math.abs(snips - 0.55)).toBeLessThan(0.02)
  })
  it('regrets what the best arm earns more', () => {
    const { regret } = replay(log, always({ intent: 'b', interest: 'c' }), makeRandom(1), worth)
    expect(Math.abs(regret - 0.5 * (0.6 - 0.3))).toBeLessThan(0.02)
  })
  it('is weighed as written by hand', () => {
    const few: Logged[] = [
      { context: 'x', arms: ARMS, arm: 'a', propensity: 0.5, reward: 1 },
      { context: 'x', arms: ARMS, arm: 'b', propensity: 0.2, reward: 1 },
      { context: 'x', arms: ARMS, arm: 'a', propensity: 0.25, reward: 0 },
    ]
    const weighed = weigh(few, always({ x: 'a' }), makeRandom(1))
    expect(weighed.ips).toBeCloseTo(2 / 3, 12)
    expect(weighed.snips).toBeCloseTo(2 / 6, 12)
    expect(weighed.effective).toBeCloseTo(36 / 20, 12)
    expect(armWorth(few).of('x', 'a')).toBeCloseTo(2 / 6, 12)
    expect(armWorth(few).best(few[0]!)).toBe(1)
  })
  it('has nothing to say of an empty log', () => {
    expect(replay([], always({}), makeRandom(1), armWorth([]))).toEqual({
      decisions: 0,
      reward: 0,
      regret: 0,
    })
    expect(weigh([], always({}), makeRandom(1))).toEqual({ ips: 0, snips: 0, effective: 0 })
  })
})

describe('the policies that learn', () => {
  const bandits = makeBandits((arm) => arm)
  const regrets = Object.entries(bandits).map(([name, make]) => {
    const { regret } = replay(makeLog(12_000, 'learn'), make(), makeRandom(name), worth)
    return [name, regret] as const
  })
  const regretOf = Object.fromEntries(regrets)

  it('come close to the best, as the uniform one does not', () => {
    // The mean of what the arms earn less than the best: (0 + .3 + .5)/3 and (.4 + .3 + 0)/3.
    expect(Math.abs(regretOf['uniform']! - (0.8 / 3 + 0.7 / 3) / 2)).toBeLessThan(0.02)
    for (const name of ['epsilonGreedy', 'thompson', 'hierarchicalThompson'])
      expect(regretOf[name], name).toBeLessThan(0.05)
  })
  it('lean on their kind where an arm is new', () => {
    const kind = (arm: string) => arm.split('-')[0]!
    const arms = ['good-1', 'good-2', 'poor-1', 'poor-2']
    const chosen = (name: string) => {
      const random = makeRandom('kinds')
      const bandit = makeBandits(kind)[name]!()
      const choice = { context: 'x', arms }
      for (let i = 0; i < 200; i++) {
        bandit.learn(choice, 'good-1', Number(i % 10 < 8))
        bandit.learn(choice, 'poor-1', Number(i % 10 < 1))
      }
      const fresh = { context: 'x', arms: ['good-2', 'poor-2'] }
      return Array.from({ length: 400 }, () => bandit.choose(fresh, random)).filter((a) => a === 'good-2')
        .length
    }
    expect(chosen('hierarchicalThompson')).toBeGreaterThan(380)
    expect(chosen('thompson')).toBeLessThan(260)
  })
})
