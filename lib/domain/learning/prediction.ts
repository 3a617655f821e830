/** A chance that was told, 0 to 1, and what came of it. */
export interface Prediction {
  chance: number
  won: boolean
}

/** How good told chances are; all of them better the lower, but AUC. */
export interface Goodness {
  /** Chance that a won one was ranked above one that was not; ties half. Undefined where one side is empty. */
  auc?: number
  /** Mean surprise in nats. */
  logLoss: number
  /** Mean squared error [Brier 1950]. */
  brier: number
  /** Expected calibration error: told against seen, over ten equal ranges of the chance [Naeini 2015]. */
  ece: number
}

/** Told and seen in one range of the chance. */
export interface ReliabilityBin {
  from: number
  to: number
  n: number
  told: number
  seen: number
}

const BINS = 10
/** A chance is never taken for certain: one miss would cost endlessly. */
const LEAST = 1e-12

/** Throws a `RangeError` without predictions. */
export function measureGoodness(predictions: readonly Prediction[]): Goodness {
  if (predictions.length === 0) throw new RangeError('There is nothing to measure.')
  const n = predictions.length
  const squares = predictions.map(({ chance, won }) => (chance - (won ? 1 : 0)) ** 2)
  const gaps = reliability(predictions).map((bin) => (bin.n / n) * Math.abs(bin.told - bin.seen))
  return {
    auc: areaUnderCurve(predictions),
    logLoss: sum(predictions.map(surprise)) / n,
    brier: sum(squares) / n,
    ece: sum(gaps),
  }
}

/** Surprise at what came, in nats: -log of the chance that it was given. */
export function surprise({ chance, won }: Prediction): number {
  return -Math.log(Math.min(1, Math.max(LEAST, won ? chance : 1 - chance)))
}

/** The area under the ROC curve by ranks, ties in the middle [Mann and Whitney 1947]. */
export function areaUnderCurve(predictions: readonly Prediction[]): number | undefined {
  const ordered = [...predictions].sort((a, b) => a.chance - b.chance)
  const wins = ordered.filter(({ won }) => won).length
  const losses = ordered.length - wins
  if (wins === 0 || losses === 0) return undefined
  let ranks = 0
  for (let start = 0; start < ordered.length;) {
    const end = tieEnd(ordered, start)
    const middle = (start + 1 + end) / 2
    for (let at = start; at < end; at++) if (ordered[at]!.won) ranks += middle
    start = end
  }
  return (ranks - (wins * (wins + 1)) / 2) / (wins * losses)
}

/** Ranges of the chance that hold predictions, lowest first. */
export function reliability(predictions: readonly Prediction[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, (_, bin) => ({
    from: bin / BINS,
    to: (bin + 1) / BINS,
    n: 0,
    told: 0,
    seen: 0,
  }))
  for (const { chance, won } of predictions) {
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))]!
    bin.n++
    bin.told += chance
    if (won) bin.seen++
  }
  return bins
    .filter(({ n }) => n > 0)
    .map((bin) => ({ ...bin, told: bin.told / bin.n, seen: bin.seen / bin.n }))
}

/**
 * How many times as often the tenth with the highest chances won as all did. Where the tenth ends among equal
 * chances, they share the places left. Undefined where nobody won.
 */
export function topDecileLift(predictions: readonly Prediction[]): number | undefined {
  const ordered = [...predictions].sort((a, b) => b.chance - a.chance)
  const wins = ordered.filter(({ won }) => won).length
  if (wins === 0) return undefined
  const places = ordered.length / 10
  let found = 0
  for (let start = 0; start < places;) {
    const end = tieEnd(ordered, start)
    const won = ordered.slice(start, end).filter((each) => each.won).length
    found += won * Math.min(1, (places - start) / (end - start))
    start = end
  }
  return found / places / (wins / ordered.length)
}

function tieEnd(ordered: readonly Prediction[], start: number): number {
  let end = start + 1
  while (end < ordered.length && ordered[end]!.chance === ordered[start]!.chance) end++
  return end
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}
