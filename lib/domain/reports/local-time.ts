const formats = new Map<string, Intl.DateTimeFormat>()

/** A day as the calendar on the wall has it; month from 1. */
export interface LocalDay {
  year: number
  month: number
  day: number
}

/** The day that it is in a zone (IANA name). Throws a `RangeError` for a zone that does not exist. */
export function localDay(at: number, zone: string): LocalDay {
  const wall = new Date(at + zoneOffset(at, zone))
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
}

/** The day so many days later. */
export function dayAfter({ year, month, day }: LocalDay, days = 1): LocalDay {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1 for Monday to 7 for Sunday. */
export function weekday({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

/** `2026-03-03`. */
export function dayName({ year, month, day }: LocalDay): string {
  return `${monthName({ year, month, day })}-${String(day).padStart(2, '0')}`
}

/** `2026-03`. */
export function monthName({ year, month }: LocalDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

/**
 * The moment at which the clocks of a zone show so many minutes past midnight on a day. A time that the clocks skip
 * in spring is the same distance after the change; of a time they show twice in autumn it is one.
 */
export function momentOf({ year, month, day }: LocalDay, minutes: number, zone: string): number {
  const wall = Date.UTC(year, month - 1, day, 0, minutes)
  const guess = wall - zoneOffset(wall, zone)
  return wall - zoneOffset(guess, zone)
}

const DAY_MS = 86_400_000
/** Of each zone, by the day of UTC: the offset of that whole day, or `changes` where the clocks are changed on it. */
const offsets = new Map<string, Map<number, number | 'changes'>>()
/** Days held of a zone at most: a hundred years. */
const MOST_DAYS = 36_525

/** Milliseconds that the clocks of a zone are ahead of UTC at a moment. Reports ask for the same days again and again. */
function zoneOffset(at: number, zone: string): number {
  const day = Math.floor(at / DAY_MS)
  let known = offsets.get(zone)
  if (!known || known.size >= MOST_DAYS) offsets.set(zone, (known = new Map()))
  let offset = known.get(day)
  if (offset === undefined) {
    const first = readOffset(day * DAY_MS, zone)
    offset = first === readOffset((day + 1) * DAY_MS, zone) ? first : 'changes'
    known.set(day, offset)
  }
  return offset === 'changes' ? readOffset(at, zone) : offset
}

function readOffset(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(at / 1000) * 1000
}

/** Making a format costs a thousand times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
