import type { Random } from '../random'
import type { Bandit, Choice } from './bandit'

/** A choice that was made at random, with the chance it had and what came of it (0..1). */
export interface Logged extends Choice {
  arm: string
  propensity: number
  reward: number
}

export interface Replayed {
  /** Choices in which the policy and the log agreed, so that their outcome is known. */
  decisions: number
  /** Mean reward of these. */
  reward: number
  /** What the best arm of the same context earns on average more, a decision. */
  regret: number
}

/**
 * Replays a policy over a randomised log: an event counts, and is learned from, where the policy chooses what was
 * logged. Events with a greater chance are passed over in proportion, so that those left are as from an even log:
 * unbiased for the policy [Li, Chu, Langford, Wang 2011].
 */
export function replay(log: readonly Logged[], bandit: Bandit, random: Random, worth: ArmWorth): Replayed {
  const least = log.reduce((min, { propensity }) => Math.min(min, propensity), 1)
  let [decisions, reward, regret] = [0, 0, 0]
  for (const event of log) {
    const kept = random() * event.propensity < least
    if (!kept || bandit.choose(event, random) !== event.arm) continue
    bandit.learn(event, event.arm, event.reward)
    decisions++
    reward += event.reward
    regret += worth.best(event) - worth.of(event.context, event.arm)
  }
  return { decisions, reward: decisions && reward / decisions, regret: decisions && regret / decisions }
}

export interface Weighted {
  /** Inverse propensity: the mean of reward / propensity where both chose the same. */
  ips: number
  /** The same over the sum of weights: a little biased, far less spread. */
  snips: number
  /** As how many events the weighted ones count [Kish 1965]. */
  effective: number
}

/**
 * What a policy that learns from every event of the log would have earned, each event judged before it is learned
 * from [Horvitz and Thompson 1952; Swaminathan and Joachims 2015].
 */
export function weigh(log: readonly Logged[], bandit: Bandit, random: Random): Weighted {
  let [weights, squares, rewards] = [0, 0, 0]
  for (const event of log) {
    if (bandit.choose(event, random) === event.arm) {
      const weight = 1 / event.propensity
      weights += weight
      squares += weight * weight
      rewards += weight * event.reward
    }
    bandit.learn(event, event.arm, event.reward)
  }
  return {
    ips: log.length && rewards / log.length,
    snips: weights && rewards / weights,
    effective: squares && (weights * weights) / squares,
  }
}

/** What the arms earn by the whole log. */
export interface ArmWorth {
  of(context: string, arm: string): number
  /** Of the best arm among those that could be chosen. */
  best(choice: Choice): number
}

/** Mean reward of each arm in each context, weighted by inverse propensity. An arm that was never logged earns nothing known: 0. */
export function armWorth(log: readonly Logged[]): ArmWorth {
  const sums = new Map<string, { weight: number; reward: number }>()
  const key = (context: string, arm: string) => JSON.stringify([context, arm])
  for (const { context, arm, propensity, reward } of log) {
    const sum = sums.get(key(context, arm)) ?? { weight: 0, reward: 0 }
    sums.set(key(context, arm), {
      weight: sum.weight + 1 / propensity,
      reward: sum.reward + reward / propensity,
    })
  }
  const of = (context: string, arm: string) => {
    const sum = sums.get(key(context, arm))
    return sum ? sum.reward / sum.weight : 0
  }
  return { of, best: ({ context, arms }) => Math.max(...arms.map((arm) => of(context, arm))) }
}
