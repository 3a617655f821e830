import { hash } from '../random'

/** What is learned from and what it is tried on, as indexes. */
export interface Split {
  train: number[]
  test: number[]
}

/** Splits into folds by a hash of each id: the same lead is in the same fold in every run and every order. */
export function foldsById(ids: readonly string[], folds: number): Split[] {
  const foldOf = ids.map((id) => mixed(hash(id)) % folds)
  return Array.from({ length: folds }, (_, fold) => partition(ids.length, (at) => foldOf[at] === fold))
}

/** The earliest 70% to learn from, the last 30% to be tried on. Equal times stay together on the earlier side. */
export function splitByTime(times: readonly number[], share = 0.7): Split {
  const sorted = [...times].sort((a, b) => a - b)
  const last = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return partition(times.length, (at) => times[at]! > last)
}

function partition(count: number, isTest: (at: number) => boolean): Split {
  const split: Split = { train: [], test: [] }
  for (let at = 0; at < count; at++) (isTest(at) ? split.test : split.train).push(at)
  return split
}

/** Spreads the bits: the low ones of FNV-1a follow those of the last letter [Appleby, MurmurHash3]. */
export function mixed(bits: number): number {
  let h = bits
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
