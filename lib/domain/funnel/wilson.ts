/** The 97.5% point of the standard normal distribution. */
const Z = 1.959963984540054

/** The Wilson score interval at 95% for the share of `hits` in `n` [Wilson 1927]. Law: n is above 0. */
export function wilson(hits: number, n: number): { low: number; high: number } {
  const rate = hits / n
  const square = Z ** 2 / n
  const centre = (rate + square / 2) / (1 + square)
  const reach = (Z / (1 + square)) * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n))
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}
