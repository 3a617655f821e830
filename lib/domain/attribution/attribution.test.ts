import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRandom } from '../random'
import { attribute, ATTRIBUTION_MODELS, type AttributionModel } from './attribute'
import { first, last, linear, makeTimeDecay, position, wShaped } from './credit-rules'
import { removalEffects } from './markov-removal'
import { makePaths, pathOfChannels, type ChannelTouch, type TouchPath } from './touch-path'

const DAY = 86_400_000
const path = (text: string, conversions: number, nulls = 0, value = conversions): TouchPath =>
  pathOfChannels(text === '' ? [] : text.split(' > '), { conversions, nulls, value })
const steps = (...days: number[]) => days.map((daysBefore, at) => ({ channel: `c${at}`, daysBefore }))
const touch = (
  customer: string,
  day: number,
  channel: string,
  converts = false,
  value = 0,
): ChannelTouch => ({
  customer,
  at: day * DAY,
  channel,
  converts,
  value,
})

/** Seeded paths over a few channels, with repeats, conversions and nulls. */
function somePaths(seed: number, count: number, channels: string): TouchPath[] {
  const random = makeRandom(seed)
  const pick = () => channels[Math.floor(random() * channels.length)]!
  return Array.from({ length: count }, () => {
    const names = Array.from({ length: 1 + Math.floor(random() * 6) }, pick)
    const [conversions, nulls] = [Math.floor(random() * 4), Math.floor(random() * 9)]
    return pathOfChannels(names, { conversions, nulls, value: conversions * 2.5 })
  })
}

describe('rules share one conversion', () => {
  it('first, last and linear', () => {
    expect(first(steps(2, 1, 0))).toEqual([1, 0, 0])
    expect(last(steps(2, 1, 0))).toEqual([0, 0, 1])
    expect(linear(steps(3, 2, 1, 0))).toEqual([0.25, 0.25, 0.25, 0.25])
  })
  it('time decay halves with each half-life', () => {
    // Weights 1/4, 1/2, 1 at 14, 7 and 0 days; 1/7, 2/7, 4/7.
    expect(makeTimeDecay(7)(steps(14, 7, 0))).toEqual([1 / 7, 2 / 7, 4 / 7])
    expect(makeTimeDecay(14)(steps(14, 0))).toEqual([1 / 3, 2 / 3])
    // Half a day counts: 2^(-1/14).
    expect(makeTimeDecay(7)(steps(0.5, 0))[0]).toBeCloseTo(0.951695 / 1.951695, 6)
  })
  it('time decay holds up where all touches are years old', () => {
    expect(makeTimeDecay(1)(steps(5007, 5000))[1]).toBeCloseTo(128 / 129, 9)
  })
  it.each([
    [1, [1]],
    [2, [0.5, 0.5]],
    [3, [0.4, 0.2, 0.4]],
    [5, [0.4, 0.2 / 3, 0.2 / 3, 0.2 / 3, 0.4]],
  ])('position with %i touches', (count, shares) => expectShares(position, count, shares))
  it.each([
    [1, [1]],
    [2, [0.5, 0.5]],
    [3, [1 / 3, 1 / 3, 1 / 3]],
    [4, [0.3, 0.1, 0.3, 0.3]],
    [5, [0.3, 0.05, 0.3, 0.05, 0.3]],
    [6, [0.3, 0.1 / 3, 0.1 / 3, 0.3, 0.1 / 3, 0.3]],
  ])('W-shaped with %i touches', (count, shares) => expectShares(wShaped, count, shares))

  function expectShares(rule: typeof linear, count: number, shares: number[]) {
    const got = rule(steps(...Array.from({ length: count }, () => 0)))
    expect(got).toHaveLength(count)
    for (const [at, share] of shares.entries()) expect(got[at]).toBeCloseTo(share, 12)
  }
})

describe('paths', () => {
  it('are sorted by time and start again after a conversion', () => {
    const paths = makePaths([
      touch('ann', 3, 'mail', true, 50),
      touch('bo', 1, 'ads'),
      touch('ann', 1, 'ads'),
      touch('ann', 9, 'search'),
      touch('ann', 5, 'social', true, 20),
    ])
    expect(paths).toEqual([
      {
        steps: [
          { channel: 'ads', daysBefore: 2 },
          { channel: 'mail', daysBefore: 0 },
        ],
        conversions: 1,
        value: 50,
        nulls: 0,
      },
      { steps: [{ channel: 'social', daysBefore: 0 }], conversions: 1, value: 20, nulls: 0 },
      { steps: [{ channel: 'search', daysBefore: 0 }], conversions: 0, value: 0, nulls: 1 },
      { steps: [{ channel: 'ads', daysBefore: 0 }], conversions: 0, value: 0, nulls: 1 },
    ])
  })
  it('take a conversion without a channel as the end, and at the same time as the last', () => {
    const paths = makePaths([touch('ann', 4, '', true), touch('ann', 4, 'mail'), touch('ann', 1, 'ads')])
    expect(paths.map((each) => each.steps.map((step) => step.channel))).toEqual([['ads', 'mail']])
  })
  it('keep a conversion without any touch, and no model shares it out', () => {
    const paths = makePaths([touch('ann', 1, '', true, 9), touch('bo', 1, 'ads', true, 4)])
    const result = attribute(paths, { halfLifeDays: 7, by: 'value' })
    expect(result).toMatchObject({ unattributed: 9, attributed: 4 })
    for (const model of ATTRIBUTION_MODELS) expect([...result.models[model]]).toEqual([['ads', 4]])
  })
})

describe('Markov', () => {
  it('by hand: two channels', () => {
    // a > b converts once, a ends once, b converts once, so s = (2/3, 1/3), a→b 1/2, a→null 1/2, b→conversion 1.
    // p = 2/3; without b nothing is left (effect 1), without a only b alone: 1/3 (effect 1/2).
    const effects = removalEffects([path('a > b', 1), path('a', 0, 1), path('b', 1)])
    expect(effects.get('a')).toBeCloseTo(0.5, 12)
    expect(effects.get('b')).toBeCloseTo(1, 12)
  })
  it('is the same as walking the chain with the channel taken out', () => {
    for (const seed of [1, 2, 3]) {
      const paths = somePaths(seed, 40, 'abcdef')
      const effects = removalEffects(paths)
      const whole = convertsByWalking(paths, undefined)
      expect(effects.size).toBe(6)
      for (const [channel, effect] of effects)
        expect(effect).toBeCloseTo(1 - convertsByWalking(paths, channel) / whole, 9)
    }
  })
  it('does not mind channels named as its own ends', () => {
    const named = attribute([path('start > null', 2, 1), path('conversion', 1, 3)], {
      halfLifeDays: 7,
      by: 'conversions',
    })
    const plain = attribute([path('a > b', 2, 1), path('c', 1, 3)], { halfLifeDays: 7, by: 'conversions' })
    expect(named.models.markov.get('start')).toBe(plain.models.markov.get('a'))
    expect(named.models.markov.get('conversion')).toBe(plain.models.markov.get('c'))
  })
  it('gives nothing where nothing converts', () => {
    const { models } = attribute([path('a > b', 0, 5)], { halfLifeDays: 7, by: 'conversions' })
    expect([...models.markov.values()]).toEqual([0, 0])
    expect([...removalEffects([path('a > b', 0, 5)]).values()]).toEqual([0, 0])
    expect(removalEffects([path('', 2)]).size).toBe(0)
  })
})

/** The chance to convert by sending all starters through the chain step by step, `without` turning into an end. */
function convertsByWalking(paths: readonly TouchPath[], without: string | undefined): number {
  const edges = new Map<string, Map<string, number>>()
  const count = (from: string, to: string, times: number) => {
    const out = edges.get(from) ?? edges.set(from, new Map()).get(from)!
    out.set(to, (out.get(to) ?? 0) + times)
  }
  for (const { steps: own, conversions, nulls } of paths) {
    const names = ['(start)', ...own.map((step) => step.channel)]
    for (const [at, name] of names.entries())
      if (names[at + 1]) count(name, names[at + 1]!, conversions + nulls)
    count(names.at(-1)!, '(conversion)', conversions)
    count(names.at(-1)!, '(null)', nulls)
  }
  let here = new Map([['(start)', 1]])
  let converted = 0
  for (let round = 0; round < 2000; round++) {
    const next = new Map<string, number>()
    for (const [place, mass] of here) {
      const out = edges.get(place)
      if (!out || place === without) continue
      const all = [...out.values()].reduce((sum, times) => sum + times, 0)
      if (all === 0) continue
      for (const [to, times] of out)
        if (to === '(conversion)') converted += (mass * times) / all
        else next.set(to, (next.get(to) ?? 0) + (mass * times) / all)
    }
    here = next
  }
  return converted
}

describe('Shapley', () => {
  it('is the mean over all orders in which the channels could have joined', () => {
    const channels = ['a', 'b', 'c', 'd', 'e']
    const paths = somePaths(7, 60, channels.join(''))
    const { models } = attribute(paths, { halfLifeDays: 7, by: 'conversions' })
    const orders = permutations(channels)
    expect(orders).toHaveLength(120)
    for (const channel of channels) {
      const gains = orders.map((order) => {
        const before = new Set(order.slice(0, order.indexOf(channel)))
        return earned(paths, new Set([...before, channel])) - earned(paths, before)
      })
      expect(models.shapley.get(channel)).toBeCloseTo(gains.reduce((a, b) => a + b) / orders.length, 9)
    }
  })

  function earned(paths: readonly TouchPath[], set: ReadonlySet<string>): number {
    const within = paths.filter((each) => each.steps.every((step) => set.has(step.channel)))
    return within.reduce((sum, each) => sum + each.conversions, 0)
  }
  function permutations(items: readonly string[]): string[][] {
    if (items.length === 0) return [[]]
    return items.flatMap((item) =>
      permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
    )
  }
})

describe('every model', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 7 })
  const count = fc.integer({ min: 0, max: 5 })
  const somePath = fc.tuple(names, count, count, fc.integer({ min: 0, max: 900 }))
  it('shares out all that can be attributed, and nothing below zero', () => {
    fc.assert(
      fc.property(fc.array(somePath, { minLength: 1, maxLength: 12 }), (list) => {
        const paths = list.map(([channels, conversions, nulls, cents]) =>
          pathOfChannels(channels, { conversions, nulls, value: conversions * cents }),
        )
        for (const by of ['conversions', 'value'] as const) {
          const result = attribute(paths, { halfLifeDays: 7, by })
          const whole = paths.reduce((sum, each) => sum + each[by], 0)
          expect(result.attributed + result.unattributed).toBeCloseTo(whole, 6)
          for (const model of ATTRIBUTION_MODELS)
            expectWhole([...result.models[model].values()], result.attributed)
        }
      }),
    )
  })
  function expectWhole(credits: number[], whole: number) {
    expect(credits.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(whole, 6)
    expect(credits.filter((credit) => credit < -1e-9)).toEqual([])
  }
  it.each<[AttributionModel, number]>([
    ['first', 3],
    ['last', 0],
    ['linear', 1.5],
    ['position', 1.5],
    ['shapley', 1.5],
  ])('%s of a > b, three conversions, gives a %d', (model, credit) => {
    const { models } = attribute([path('a > b', 3)], { halfLifeDays: 7, by: 'conversions' })
    expect(models[model].get('a')).toBeCloseTo(credit, 12)
  })
})
