import { z } from 'zod'
import { dayAfter, dayName, localDay, momentOf, weekday, type LocalDay } from './local-time'

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const TimeOfDay = z.string().regex(TIME_OF_DAY, 'a time of day as 09:00')
const Zone = z.string().refine(isZone, 'an IANA time zone as Europe/Berlin')

/** When a company works: its own hours, days and time zone. */
export const BusinessCalendar = z
  .strictObject({
    zone: Zone,
    /** 1 for Monday to 7 for Sunday. */
    days: z.array(z.number().int().min(1).max(7)).min(1),
    opens: TimeOfDay,
    closes: TimeOfDay,
    /** Days off, `2026-12-25`. */
    closed: z.array(z.iso.date()).optional(),
  })
  .refine(({ opens, closes }) => opens < closes, 'it must close after it opens')
export type BusinessCalendar = z.infer<typeof BusinessCalendar>

/** Monday to Friday, nine to five, in UTC: what holds until a company sets its own. */
export const DEFAULT_CALENDAR: BusinessCalendar = {
  zone: 'UTC',
  days: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '17:00',
}

/** After so many days in a row without an opening a calendar has none. */
const MOST_CLOSED_DAYS = 400

/** The working time from one moment to another in milliseconds; 0 where the second is not later. */
export function businessTimeBetween(from: number, to: number, calendar: BusinessCalendar): number {
  if (!(to > from)) return 0
  let sum = 0
  for (let day = localDay(from, calendar.zone); ; day = dayAfter(day)) {
    const { opens, closes } = hoursOf(day, calendar)
    if (opens >= to) return sum
    if (isOpen(day, calendar)) sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from))
  }
}

/**
 * The moment at which so much working time (milliseconds, above 0) has passed. Throws a `RangeError` for a calendar
 * that is closed more than a year.
 */
export function addBusinessTime(from: number, duration: number, calendar: BusinessCalendar): number {
  let left = duration
  let closedDays = 0
  for (let day = localDay(from, calendar.zone); closedDays < MOST_CLOSED_DAYS; day = dayAfter(day)) {
    closedDays++
    if (!isOpen(day, calendar)) continue
    const { opens, closes } = hoursOf(day, calendar)
    const start = Math.max(opens, from)
    if (closes <= start) continue
    if (closes - start >= left) return start + left
    left -= closes - start
    closedDays = 0
  }
  throw new RangeError('This calendar has no working days.')
}

/** The working time of one full day in milliseconds. */
export function businessDay({ opens, closes }: BusinessCalendar): number {
  return (minutesOf(closes) - minutesOf(opens)) * 60_000
}

function isOpen(day: LocalDay, { days, closed }: BusinessCalendar): boolean {
  return days.includes(weekday(day)) && !closed?.includes(dayName(day))
}

function hoursOf(
  day: LocalDay,
  { zone, opens, closes }: BusinessCalendar,
): { opens: number; closes: number } {
  return { opens: momentOf(day, minutesOf(opens), zone), closes: momentOf(day, minutesOf(closes), zone) }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
