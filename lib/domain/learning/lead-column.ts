import { quantile } from '../reports/quantile'

/** What is known of each lead in one column; undefined where nobody answered. */
export type LeadColumn =
  | { name: string; kind: 'number'; values: readonly (number | undefined)[] }
  | { name: string; kind: 'category'; values: readonly (string | undefined)[] }

/**
 * How a column falls into bins: 0 is "no answer". A number's bins lie between cuts; a category has a bin for each
 * usual word, and the last one for rare and unknown ones.
 */
export type ColumnBins = { kind: 'number'; cuts: number[] } | { kind: 'category'; words: string[] }

const MOST_BINS = 20
/** So many leads stand behind a bin of numbers, where there are enough of them. */
const LEADS_A_BIN = 25
/** A word that fewer leads have is pooled with the other rare ones. */
const USUAL = 20

/** Bins of a column by the leads at these indexes: a number's quantiles, a category's usual words. */
export function makeBins(column: LeadColumn, leads: readonly number[]): ColumnBins {
  if (column.kind === 'category') return { kind: 'category', words: usualWords(column.values, leads) }
  const sorted = leads.map((lead) => column.values[lead]).filter((value) => value !== undefined)
  sorted.sort((a, b) => a - b)
  const parts = Math.max(2, Math.min(MOST_BINS, Math.floor(sorted.length / LEADS_A_BIN)))
  const cuts = Array.from({ length: parts - 1 }, (_, k) => quantile(sorted, (k + 1) / parts))
  const inside = cuts.filter((cut) => cut !== undefined && cut > sorted[0]!) as number[]
  return { kind: 'number', cuts: [...new Set(inside)] }
}

function usualWords(values: readonly (string | undefined)[], leads: readonly number[]): string[] {
  const counts = new Map<string, number>()
  for (const lead of leads) {
    const word = values[lead]
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count >= USUAL).map(([word]) => word)
}

/** How many bins there are, "no answer" and "other" included. */
export function binCount(bins: ColumnBins): number {
  return bins.kind === 'number' ? bins.cuts.length + 2 : bins.words.length + 2
}

/** The bin of one lead. Law: the bins were made of this column. */
export function binOf(bins: ColumnBins, column: LeadColumn, lead: number): number {
  const value = column.values[lead]
  if (value === undefined) return 0
  if (bins.kind === 'category') {
    const word = bins.words.indexOf(value as string)
    return word < 0 ? bins.words.length + 1 : word + 1
  }
  return 1 + bins.cuts.filter((cut) => cut <= (value as number)).length
}

/** A bin in words: `no answer`, `120 to 300`, `Referral`, `other`. */
export function binName(bins: ColumnBins, bin: number): string {
  if (bin === 0) return 'no answer'
  if (bins.kind === 'category') return bins.words[bin - 1] ?? 'other'
  const [from, to] = [bins.cuts[bin - 2], bins.cuts[bin - 1]]
  if (from === undefined) return to === undefined ? 'any' : `below ${to}`
  return to === undefined ? `${from} and more` : `${from} to ${to}`
}
