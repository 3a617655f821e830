import { parseNumber } from './number'

/** The ways of writing a time that a column can have. */
export const DATE_FORMATS = [
  'iso',
  'dmy',
  'mdy',
  'named',
  'compact',
  'seconds',
  'milliseconds',
  'excel',
] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/** The formats as the wizard names them. */
export const DATE_FORMAT_NAMES: Record<DateFormat, string> = {
  iso: 'Year, month, day',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  named: 'Month by its name',
  compact: 'YYYYMMDD',
  seconds: 'Seconds since 1970',
  milliseconds: 'Milliseconds since 1970',
  excel: 'Excel day number',
}

const TAIL = String.raw`(?:,?[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?$`
const ISO = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TAIL}`)
const PARTED = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TAIL}`)
const DAY_NAMED = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[. -]+([A-Za-z]{3,9})\.?,?[ -]+(\d{4})${TAIL}`,
)
const NAMED_DAY = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TAIL}`,
)
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 1990 to 2100: outside it a bare number is not taken for a time. */
const FIRST_SECOND = 631_152_000
const LAST_SECOND = 4_102_444_800
const DAY_MS = 86_400_000
/** Excel counts days from 30 December 1899. */
const EXCEL_DAY_OF_1970 = 25_569
const EXCEL_FIRST = 32_874
const EXCEL_LAST = 73_050

/**
 * The time that a text means in a format, in milliseconds since 1970, or undefined where it does not fit. Without
 * a zone of its own it is the time of day where the person sits, as everywhere in Halfdoor.
 */
export function parseDate(format: DateFormat, text: string): number | undefined {
  const value = text.trim()
  switch (format) {
    case 'iso': {
      const plain = parsePlainIso(value)
      if (plain !== undefined) return plain
      const parts = ISO.exec(value)
      return parts ? timeOf(Number(parts[1]), Number(parts[3]), Number(parts[4]), parts, 5) : undefined
    }
    case 'dmy':
    case 'mdy':
      return parseParted(format, value)
    case 'named':
      return parseNamed(value)
    case 'compact': {
      const parts = COMPACT.exec(value)
      return parts ? timeOf(Number(parts[1]), Number(parts[2]), Number(parts[3]), parts, 4) : undefined
    }
    case 'seconds':
      return /^\d{9,10}(\.\d+)?$/.test(value) ? within(Number(value)) : undefined
    case 'milliseconds':
      return /^\d{12,13}$/.test(value) ? within(Number(value) / 1000) : undefined
    case 'excel':
      return parseExcel(value)
  }
}

/** The two commonest shapes, `2018-02-01` and `2018-02-01 19:58`, without the cost of a regular expression. */
function parsePlainIso(value: string): number | undefined {
  const { length } = value
  if (length !== 10 && length !== 16) return undefined
  if (value.charCodeAt(4) !== 45 || value.charCodeAt(7) !== 45) return undefined
  const year = digits(value, 0, 4)
  const month = digits(value, 5, 7)
  const day = digits(value, 8, 10)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined
  if (length === 10) return localTime(year, month, day, 0)
  const mark = value.charCodeAt(10)
  const hour = digits(value, 11, 13)
  const minute = digits(value, 14, 16)
  if ((mark !== 32 && mark !== 84) || value.charCodeAt(13) !== 58 || !(hour <= 24 && minute <= 59))
    return undefined
  return localTime(year, month, day, (hour * 60 + minute) * 60_000)
}

/** The number that these letters spell, or NaN where one is no digit. */
function digits(value: string, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) {
    const digit = value.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return NaN
    sum = sum * 10 + digit
  }
  return sum
}

/** With dots the day always stands first. */
function parseParted(format: 'dmy' | 'mdy', value: string): number | undefined {
  const parts = PARTED.exec(value)
  if (!parts || (format === 'mdy' && parts[2] === '.')) return undefined
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  const year = Number(parts[4]) + (parts[4]!.length === 2 ? (Number(parts[4]) < 70 ? 2000 : 1900) : 0)
  return format === 'dmy' ? timeOf(year, second, first, parts, 5) : timeOf(year, first, second, parts, 5)
}

function parseNamed(value: string): number | undefined {
  const dayFirst = DAY_NAMED.exec(value)
  if (dayFirst) return timeOf(Number(dayFirst[3]), monthOf(dayFirst[2]!), Number(dayFirst[1]), dayFirst, 4)
  const parts = NAMED_DAY.exec(value)
  return parts ? timeOf(Number(parts[3]), monthOf(parts[1]!), Number(parts[2]), parts, 4) : undefined
}

/** 1 to 12, or 0 for a word that is no month. */
function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

function parseExcel(value: string): number | undefined {
  if (!/^\d{5}([.,]\d+)?$/.test(value)) return undefined
  const days = parseNumber(value)!
  if (days < EXCEL_FIRST || days > EXCEL_LAST) return undefined
  const utc = new Date(Math.round((days - EXCEL_DAY_OF_1970) * DAY_MS))
  return localTime(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate(), utc.getTime() % DAY_MS)
}

function within(seconds: number): number | undefined {
  return possibleTime(seconds * 1000)
}

/** Whole milliseconds since 1970 of a bare number of them; undefined outside 1990 to 2100. */
export function possibleTime(milliseconds: number): number | undefined {
  const isPossible = milliseconds >= FIRST_SECOND * 1000 && milliseconds <= LAST_SECOND * 1000
  return isPossible ? Math.round(milliseconds) : undefined
}

/** The time of a day and the tail of a match: hour, minute, second, fraction, a or p, zone, from `tail` on. */
function timeOf(
  year: number,
  month: number,
  day: number,
  parts: RegExpExecArray,
  tail: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (parts[tail] === undefined) return localTime(year, month, day, 0)
  const hour = hourOf(Number(parts[tail]), parts[tail + 4])
  const minute = Number(parts[tail + 1])
  const second = Number(parts[tail + 2] ?? 0)
  if (hour === undefined || minute > 59 || second > 60) return undefined
  const fraction = Math.floor(Number(`0.${parts[tail + 3] ?? '0'}`) * 1000)
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  const zone = parts[tail + 5]
  return zone ? Date.UTC(year, month - 1, day) + ofDay - zoneOffset(zone) : localTime(year, month, day, ofDay)
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour > 24 ? undefined : hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function localTime(year: number, month: number, day: number, ofDay: number): number {
  return new Date(year, month - 1, day, 0, 0, 0, ofDay).getTime()
}

/** `+02:00` in milliseconds; none for Z, UTC and GMT. */
function zoneOffset(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return (parts[1] === '-' ? -minutes : minutes) * 60_000
}
