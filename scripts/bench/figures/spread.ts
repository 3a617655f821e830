/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** Median, p95 and the extremes of some times, rounded to a tenth. */
export function spread(values: readonly number[]): Record<'n' | 'min' | 'median' | 'p95' | 'max', number> {
  const at = (share: number) => Math.round(quantile(values, share) * 10) / 10
  return { n: values.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) }
}
