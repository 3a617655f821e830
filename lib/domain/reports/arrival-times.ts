import { quantile } from './quantile'

const DAY_MS = 86_400_000

/** How long it took those that arrived, in days with fractions, and how many of them within some days. */
export interface ArrivalTimes {
  /** All three undefined where nobody arrived. */
  medianDays?: number
  p25?: number
  p75?: number
  /** Days as text to the number that arrived in that time, the day's last moment included. */
  within: Record<string, number>
}

/**
 * Median and quartiles of durations in milliseconds. Beside them stands how many arrived within some days, because
 * the median of a young cohort knows the quick ones only.
 */
export function arrivalTimes(durations: readonly number[], withinDays: readonly number[]): ArrivalTimes {
  const days = durations.map((ms) => ms / DAY_MS).sort((a, b) => a - b)
  const within = withinDays.map((limit) => [limit, days.filter((each) => each <= limit).length])
  return {
    medianDays: quantile(days, 0.5),
    p25: quantile(days, 0.25),
    p75: quantile(days, 0.75),
    within: Object.fromEntries(within),
  }
}
