import { first, last, linear, makeTimeDecay, position, wShaped } from './credit-rules'
import { removalEffects } from './markov-removal'
import type { TouchPath } from './touch-path'

export const ATTRIBUTION_MODELS = [
  'first',
  'last',
  'linear',
  'timeDecay',
  'position',
  'wShaped',
  'markov',
  'shapley',
] as const
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number]

/** Credit by channel. */
export type Credits = Map<string, number>

export interface Attribution {
  /** Each model's credits add up to what can be attributed. */
  models: Record<AttributionModel, Credits>
  /** What ended without any touch of a known channel. */
  unattributed: number
  /** What the models share out. */
  attributed: number
}

export interface AttributionOptions {
  halfLifeDays: number
  /** Whether the models share out the number of conversions or what they are worth. */
  by: 'conversions' | 'value'
}

/**
 * Eight models side by side over the same paths; none of them is right, and together they show how far the answer
 * hangs on the rule. Every channel met stands in every model, with 0 where it earned nothing.
 */
export function attribute(paths: readonly TouchPath[], options: AttributionOptions): Attribution {
  const amountOf = (path: TouchPath) => path[options.by]
  const channels = [...new Set(paths.flatMap(({ steps }) => steps.map((step) => step.channel)))].sort()
  const known = paths.filter(({ steps }) => steps.length > 0)
  const unknown = paths.filter(({ steps }) => steps.length === 0)
  const attributed = sumOf(known, amountOf)
  const byRule = (rule: typeof first) => creditByRule(known, channels, rule, amountOf)
  return {
    models: {
      first: byRule(first),
      last: byRule(last),
      linear: byRule(linear),
      timeDecay: byRule(makeTimeDecay(options.halfLifeDays)),
      position: byRule(position),
      wShaped: byRule(wShaped),
      markov: creditByRemoval(known, channels, attributed),
      shapley: creditBySets(known, channels, amountOf),
    },
    attributed,
    unattributed: sumOf(unknown, amountOf),
  }
}

function creditByRule(
  paths: readonly TouchPath[],
  channels: readonly string[],
  rule: typeof first,
  amountOf: (path: TouchPath) => number,
): Credits {
  const credits = noCredit(channels)
  for (const path of paths) {
    const amount = amountOf(path)
    if (amount === 0) continue
    const shares = rule(path.steps)
    for (const [index, { channel }] of path.steps.entries()) add(credits, channel, amount * shares[index]!)
  }
  return credits
}

/** Markov: the whole in proportion to the removal effects, which count conversions also where value is shared out. */
function creditByRemoval(paths: readonly TouchPath[], channels: readonly string[], whole: number): Credits {
  const effects = removalEffects(paths)
  const total = sumOf([...effects.values()], (effect) => effect)
  const credits = noCredit(channels)
  if (total > 0) for (const [channel, effect] of effects) credits.set(channel, (whole * effect) / total)
  return credits
}

/**
 * Shapley value of the game in which a set of channels earns every conversion whose channels all lie in it. Such a
 * game is a sum of unanimity games, so each conversion falls in equal parts to the different channels of its path
 * [Shapley 1953]; order and repetition do not count.
 */
function creditBySets(
  paths: readonly TouchPath[],
  channels: readonly string[],
  amountOf: (path: TouchPath) => number,
): Credits {
  const credits = noCredit(channels)
  for (const path of paths) {
    const set = new Set(path.steps.map((step) => step.channel))
    for (const channel of set) add(credits, channel, amountOf(path) / set.size)
  }
  return credits
}

function noCredit(channels: readonly string[]): Credits {
  return new Map(channels.map((channel) => [channel, 0]))
}

function add(credits: Credits, channel: string, amount: number): void {
  credits.set(channel, credits.get(channel)! + amount)
}

function sumOf<T>(items: readonly T[], amountOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amountOf(item), 0)
}
