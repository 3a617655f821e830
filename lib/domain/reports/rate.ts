import { wilson } from '../funnel/wilson'

/** A share of `n` with its 95% Wilson interval. */
export interface Rate {
  n: number
  hits: number
  /** All three undefined where n is 0: nothing is known. */
  rate?: number
  low?: number
  high?: number
}

/** The share of `hits` in `n`. */
export function makeRate(hits: number, n: number): Rate {
  return n === 0 ? { n, hits } : { n, hits, rate: hits / n, ...wilson(hits, n) }
}
