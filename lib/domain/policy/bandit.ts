import { addAdvance, advanceRate, makeAdvanceTable } from '../advance'
import { drawBeta, type Random } from '../random'

/** A choice to be made: between which arms, in which context (a stage, a segment). */
export interface Choice {
  context: string
  arms: readonly string[]
}

/** A policy that learns from what it chose. Rewards lie in 0..1. */
export interface Bandit {
  choose(choice: Choice, random: Random): string
  learn(choice: Choice, arm: string, reward: number): void
}

/** The share of choices that epsilon-greedy makes at random. */
export const EPSILON = 0.1

/**
 * The policies that a replay compares, each unlearned. `typeOf` groups arms for the hierarchical one: one that is
 * rarely seen leans on its kind.
 */
export function makeBandits(typeOf: (arm: string) => string): Record<string, () => Bandit> {
  return {
    uniform: makeUniform,
    epsilonGreedy: makeEpsilonGreedy,
    thompson: makeThompson,
    hierarchicalThompson: () => makeHierarchical(typeOf),
  }
}

function makeUniform(): Bandit {
  return { choose: ({ arms }, random) => anyOf(arms, random), learn: () => undefined }
}

/** With `EPSILON` any arm, else the best mean of this context; what was never tried is tried first. */
function makeEpsilonGreedy(): Bandit {
  const counts = makeCounts()
  return {
    choose(choice, random) {
      if (random() < EPSILON) return anyOf(choice.arms, random)
      return bestOf(choice.arms, random, (arm) => {
        const { n, sum } = counts.of(choice.context, arm)
        return n === 0 ? Infinity : sum / n
      })
    },
    learn: counts.add,
  }
}

/** The highest draw from Beta(1 + sum, 1 + n - sum) of arm and context [Thompson 1933]. */
function makeThompson(): Bandit {
  const counts = makeCounts()
  return {
    choose: ({ context, arms }, random) =>
      bestOf(arms, random, (arm) => {
        const { n, sum } = counts.of(context, arm)
        return drawBeta(1 + sum, 1 + n - sum, random)
      }),
    learn: counts.add,
  }
}

/** The product's third place: each rate drawn around the arm's, its kind's and everything's (`../advance.ts`). */
function makeHierarchical(typeOf: (arm: string) => string): Bandit {
  const table = makeAdvanceTable()
  return {
    choose: ({ context, arms }, random) =>
      bestOf(arms, random, (arm) => {
        const { rate, strength } = advanceRate(table, arm, typeOf(arm), context)
        return drawBeta(rate * strength, (1 - rate) * strength, random)
      }),
    learn: ({ context }, arm, reward) =>
      addAdvance(table, { assetId: arm, type: typeOf(arm), stage: context }, reward),
  }
}

function makeCounts() {
  const counts = new Map<string, { n: number; sum: number }>()
  const key = (context: string, arm: string) => JSON.stringify([context, arm])
  const of = (context: string, arm: string) => counts.get(key(context, arm)) ?? { n: 0, sum: 0 }
  const add = ({ context }: Choice, arm: string, reward: number) => {
    const { n, sum } = of(context, arm)
    counts.set(key(context, arm), { n: n + 1, sum: sum + reward })
  }
  return { of, add }
}

function anyOf(arms: readonly string[], random: Random): string {
  return arms[Math.floor(random() * arms.length)]!
}

/** The arm with the highest value; of several, any. */
function bestOf(arms: readonly string[], random: Random, valueOf: (arm: string) => number): string {
  let best: string[] = []
  let most = -Infinity
  for (const arm of arms) {
    const value = valueOf(arm)
    if (value > most) [best, most] = [[arm], value]
    else if (value === most) best.push(arm)
  }
  return best.length === 1 ? best[0]! : anyOf(best.length ? best : arms, random)
}
