import type { Random } from '../../../lib/domain/random'

/** One of a list that is not empty. */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const at = Math.floor(random() * (i + 1))
    ;[out[i], out[at]] = [out[at]!, out[i]!]
  }
  return out
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** A name as a bundler makes them. */
export function hashed(random: Random): string {
  return `x${Math.floor(random() * 36 ** 5).toString(36)}`
}
