import { binCount, binName, binOf, makeBins, type ColumnBins, type LeadColumn } from './lead-column'
import { fitLogistic, lambdaFor, sigmoid } from './logistic'

/** Leads with an outcome, column by column. */
export interface LeadTable {
  columns: readonly LeadColumn[]
  won: readonly boolean[]
}

/** A column on the card: what each bin says of the odds, in nats over the odds of all leads. */
export interface ScoredColumn {
  name: string
  bins: ColumnBins
  logOdds: number[]
  /** Leads in each bin, and how many won. */
  counts: { n: number; won: number }[]
}

/** The chance of a lead: the log-odds of its bins, added up. Plain, so that it can be stored and read by a person. */
export interface Scorecard {
  intercept: number
  columns: ScoredColumn[]
}

/** So many leads of the usual kind are added to a bin, so that few leads do not speak loudly. */
const SMOOTHING = 10

/**
 * Learns a card from the leads at these indexes: all bins at once, so that columns that say the same do not count
 * twice, each pulled toward saying nothing.
 */
export function fitScorecard({ columns, won }: LeadTable, leads: readonly number[]): Scorecard {
  const alone = columns.map((column) => scoreColumn(column, won, leads))
  const starts: number[] = []
  let size = 0
  for (const { bins } of alone) {
    starts.push(size)
    size += binCount(bins)
  }
  const rows = leads.map((lead) => {
    const row = new Uint8Array(size)
    alone.forEach(({ bins }, at) => (row[starts[at]! + binOf(bins, columns[at]!, lead)] = 1))
    return row
  })
  const { intercept, weights } = fitLogistic(
    rows,
    leads.map((lead) => won[lead]!),
    { weights: Array<number>(size).fill(0), lambda: lambdaFor(leads.length) },
  )
  const scored = alone.map((column, at) => ({
    ...column,
    logOdds: weights.slice(starts[at], starts[at]! + column.logOdds.length),
  }))
  return { intercept, columns: scored }
}

/** The chance of the lead at an index. Law: the columns are those of the card, in its order. */
export function scoreLead(card: Scorecard, columns: readonly LeadColumn[], lead: number): number {
  const score = card.columns.reduce(
    (sum, { bins, logOdds }, at) => sum + logOdds[binOf(bins, columns[at]!, lead)]!,
    card.intercept,
  )
  return sigmoid(score)
}

/** What each bin of one column says by itself, smoothed, by the leads at these indexes. */
export function scoreColumn(
  column: LeadColumn,
  won: readonly boolean[],
  leads: readonly number[],
): ScoredColumn {
  const bins = makeBins(column, leads)
  const counts = Array.from({ length: binCount(bins) }, () => ({ n: 0, won: 0 }))
  let wins = 0
  for (const lead of leads) {
    const count = counts[binOf(bins, column, lead)]!
    count.n++
    if (!won[lead]) continue
    count.won++
    wins++
  }
  // Half a lead on each side keeps the odds finite where all won or none did.
  const base = (wins + 0.5) / (leads.length + 1)
  const logOdds = counts.map((count) => {
    const rate = (count.won + SMOOTHING * base) / (count.n + SMOOTHING)
    return logit(rate) - logit(base)
  })
  return { name: column.name, bins, logOdds, counts }
}

/** The card's lines, strongest column first: each bin in words, its leads and what it says of the odds. */
export function cardLines({ columns }: Scorecard) {
  const lines = columns.map(({ name, bins, logOdds, counts }) => ({
    column: name,
    bins: counts
      .map((count, bin) => ({ bin: binName(bins, bin), ...count, logOdds: logOdds[bin]! }))
      .filter(({ n }) => n > 0),
  }))
  const spread = (line: (typeof lines)[number]) =>
    line.bins.reduce((total, { n, logOdds }) => total + n * logOdds ** 2, 0)
  return lines.sort((a, b) => spread(b) - spread(a))
}

function logit(rate: number): number {
  return Math.log(rate / (1 - rate))
}
