/**
 * The value below which the share `part` (0 to 1) of the values lies, linear between two of them (type 7 of
 * [Hyndman and Fan 1996], as R, NumPy and spreadsheets do). Undefined without values. Law: `sorted` ascends.
 */
export function quantile(sorted: readonly number[], part: number): number | undefined {
  if (sorted.length === 0) return undefined
  const place = (sorted.length - 1) * part
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.ceil(place)]!
  return low + (high - low) * (place - below)
}
