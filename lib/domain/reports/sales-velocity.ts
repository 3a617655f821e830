import { makeRate, type Rate } from './rate'

const DAY_MS = 86_400_000

/** A deal from opening to its end; neither won nor lost is open. */
export interface Opportunity {
  /** Undefined where it is not known: then it says nothing of the cycle. */
  openedAt?: number
  wonAt?: number
  lostAt?: number
  /** In one currency for all. */
  value?: number
}

export interface SalesVelocity {
  opportunities: number
  open: number
  /** Won of those decided. */
  winRate: Rate
  /** Mean of the won deals whose value is known. */
  meanValue?: number
  /** Mean days from opening to won; deals won before they were opened are left out. */
  cycleDays?: number
  /** Value a day; undefined where a part is. */
  perDay?: number
  /** Won deals a day: the same without the value, which not every company has. */
  wonPerDay?: number
}

/** Sales velocity = opportunities × win rate × mean deal value / cycle days, with its parts. */
export function salesVelocity(opportunities: readonly Opportunity[]): SalesVelocity {
  const won = opportunities.filter((each) => each.wonAt !== undefined)
  const lost = opportunities.filter((each) => each.wonAt === undefined && each.lostAt !== undefined)
  const winRate = makeRate(won.length, won.length + lost.length)
  const meanValue = mean(won.flatMap(({ value }) => (value === undefined ? [] : [value])))
  const cycles = won.flatMap(({ openedAt, wonAt }) =>
    openedAt === undefined ? [] : [(wonAt! - openedAt) / DAY_MS],
  )
  const cycleDays = mean(cycles.filter((days) => days >= 0))
  const count = opportunities.length
  const wonPerDay = winRate.rate !== undefined && cycleDays ? (count * winRate.rate) / cycleDays : undefined
  return {
    opportunities: count,
    open: count - won.length - lost.length,
    winRate,
    meanValue,
    cycleDays,
    perDay: wonPerDay === undefined || meanValue === undefined ? undefined : wonPerDay * meanValue,
    wonPerDay,
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}
