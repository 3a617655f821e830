const LOCALE = 'en-GB'
const DAY_MS = 86_400_000

const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' })
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' })
const DAY_AND_YEAR = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' })
const WHOLE = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short' })

/** A day as it is said: "today", "Tue" within the last week, "3 Mar" within the year, else "3 Mar 2024". Local time. */
export function dayWords(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS)
  if (days === 0) return 'today'
  if (days > 0 && days < 7) return WEEKDAY.format(at)
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? DAY.format(at) : DAY_AND_YEAR.format(at)
}

/** "14:05", local time. */
export function clockWords(at: number): string {
  return CLOCK.format(at)
}

/** "Tuesday 3 March 2026 at 14:05". */
export function fullWords(at: number): string {
  return WHOLE.format(at)
}

/** The start of the local day, ms: the key to group by days. */
export function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
