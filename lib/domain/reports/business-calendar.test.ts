import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusinessTime, BusinessCalendar, businessTimeBetween, DEFAULT_CALENDAR } from './business-calendar'
import { conversionBy } from './conversion-by'
import { momentOf } from './local-time'
import { dueAt, promisesKept, promiseState } from './promise'
import { speedToLead } from './speed-to-lead'

const HOUR = 3_600_000
const MINUTE = 60_000
const at = (text: string) => Date.parse(text)
const inZone = (zone: string, more: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  ...DEFAULT_CALENDAR,
  zone,
  ...more,
})
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
]

describe('working time', () => {
  const berlin = inZone('Europe/Berlin')
  it('leaves out nights and weekends', () => {
    // Friday 16:00 to Monday 10:30 in Berlin, summer: one hour and one and a half.
    expect(businessTimeBetween(at('2026-07-03T14:00Z'), at('2026-07-06T08:30Z'), berlin)).toBe(2.5 * HOUR)
    expect(businessTimeBetween(at('2026-07-04T00:00Z'), at('2026-07-05T22:00Z'), berlin)).toBe(0)
    expect(businessTimeBetween(at('2026-07-06T12:00Z'), at('2026-07-06T08:00Z'), berlin)).toBe(0)
  })
  it('leaves out days off', () => {
    const off = inZone('Europe/Berlin', { closed: ['2026-12-25'] })
    // Thursday 16:00 to Monday 10:00.
    expect(businessTimeBetween(at('2026-12-24T15:00Z'), at('2026-12-28T09:00Z'), off)).toBe(2 * HOUR)
  })
  it('knows that nine o’clock moves against UTC when the clocks change', () => {
    // Berlin: Friday 27 March 16:00 is 15:00Z, Monday 30 March 10:00 is 08:00Z.
    expect(businessTimeBetween(at('2026-03-27T15:00Z'), at('2026-03-30T08:00Z'), berlin)).toBe(2 * HOUR)
    // New York: Friday 30 October 16:00 is 20:00Z, Monday 2 November 10:00 is 15:00Z.
    const york = inZone('America/New_York')
    expect(businessTimeBetween(at('2026-10-30T20:00Z'), at('2026-11-02T15:00Z'), york)).toBe(2 * HOUR)
  })
  it('counts the hours that pass on a day of 23 hours', () => {
    const always = inZone('Europe/Berlin', { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' })
    expect(businessTimeBetween(at('2026-03-28T23:00Z'), at('2026-03-29T22:00Z'), always)).toBe(23 * HOUR)
  })
  it('is the same as looking at the clock on the wall every minute', () => {
    for (const [index, zone] of ZONES.entries()) {
      const calendar = inZone(zone, {
        days: [1, 2, 4, 6],
        opens: '08:30',
        closes: '18:15',
        closed: ['2026-04-04'],
      })
      const from = at('2026-03-26T03:17Z') + index * 97 * MINUTE
      const to = from + (9 * 24 + index) * HOUR
      expect(businessTimeBetween(from, to, calendar)).toBe(minutesOnTheWall(from, to, calendar) * MINUTE)
    }
  })
  it('added and measured again is the same, in every zone', () => {
    const time = fc.integer({ min: at('2026-01-01T00:00Z') / MINUTE, max: at('2027-01-01T00:00Z') / MINUTE })
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        time,
        fc.integer({ min: 1, max: 3000 }),
        (zone, minute, minutes) => {
          const end = addBusinessTime(minute * MINUTE, minutes * MINUTE, inZone(zone))
          expect(businessTimeBetween(minute * MINUTE, end, inZone(zone))).toBe(minutes * MINUTE)
          expect(businessTimeBetween(minute * MINUTE, end - MINUTE, inZone(zone))).toBe(
            (minutes - 1) * MINUTE,
          )
        },
      ),
    )
  })
  it('of a calendar that never opens is an error', () => {
    const off = Array.from({ length: 500 }, (_, i) =>
      new Date(at('2026-01-01T00:00Z') + i * 24 * HOUR).toISOString(),
    )
    const never = inZone('UTC', { closed: off.map((text) => text.slice(0, 10)) })
    expect(() => addBusinessTime(at('2026-01-01T00:00Z'), HOUR, never)).toThrow(RangeError)
  })
})

/** Minutes whose beginning is shown by the clocks of the zone as a working time. */
function minutesOnTheWall(
  from: number,
  to: number,
  { zone, days, opens, closes, closed }: BusinessCalendar,
): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  let count = 0
  for (let minute = from; minute < to; minute += MINUTE) {
    const [day, time] = wall.format(minute).split(' ') as [string, string]
    const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7
    if (days.includes(weekday) && !closed?.includes(day) && time >= opens && time < closes) count++
  }
  return count
}

describe('a moment by the clocks of a zone', () => {
  it('is before and after the change where it should be', () => {
    expect(momentOf({ year: 2026, month: 3, day: 28 }, 540, 'Europe/Berlin')).toBe(at('2026-03-28T08:00Z'))
    expect(momentOf({ year: 2026, month: 3, day: 29 }, 540, 'Europe/Berlin')).toBe(at('2026-03-29T07:00Z'))
    expect(momentOf({ year: 2026, month: 11, day: 1 }, 540, 'America/New_York')).toBe(at('2026-11-01T14:00Z'))
    // Within the hours by which the zone is away from UTC on the day itself.
    expect(momentOf({ year: 2026, month: 3, day: 29 }, 90, 'Europe/Berlin')).toBe(at('2026-03-29T00:30Z'))
    expect(momentOf({ year: 2026, month: 3, day: 8 }, 210, 'America/New_York')).toBe(at('2026-03-08T07:30Z'))
  })
})

describe('a calendar', () => {
  it.each([
    ['a zone that does not exist', { zone: 'Europe/Atlantis' }],
    ['hours that end before they begin', { opens: '17:00', closes: '09:00' }],
    ['no days', { days: [] }],
    ['a day off that is no day', { closed: ['2026-02-30'] }],
  ])('refuses %s', (_, wrong) => {
    expect(BusinessCalendar.safeParse({ ...DEFAULT_CALENDAR, ...wrong }).success).toBe(false)
    expect(BusinessCalendar.safeParse(DEFAULT_CALENDAR).success).toBe(true)
  })
})

describe('promises', () => {
  const york = inZone('America/New_York')
  it('are due in working hours, in hours and in working days', () => {
    // Friday 15:00 in New York: two hours that day, two on Monday.
    const friday = at('2026-10-30T19:00Z')
    expect(dueAt({ kind: 'firstAttempt', since: friday }, york)).toBe(at('2026-11-02T16:00Z'))
    expect(dueAt({ kind: 'verdict', since: friday }, york)).toBe(at('2026-11-01T19:00Z'))
    // Two working days on: Tuesday 15:00, by then winter time.
    expect(dueAt({ kind: 'answer', since: friday }, york)).toBe(at('2026-11-03T20:00Z'))
  })
  it('are kept in their last moment, then late or overdue', () => {
    const promise = { kind: 'verdict' as const, since: 0 }
    expect(promiseState({ ...promise, doneAt: 48 * HOUR }, york, 99 * HOUR)).toBe('kept')
    expect(promiseState({ ...promise, doneAt: 48 * HOUR + 1 }, york, 99 * HOUR)).toBe('late')
    expect(promiseState(promise, york, 48 * HOUR)).toBe('open')
    expect(promiseState(promise, york, 48 * HOUR + 1)).toBe('overdue')
  })
  it('are counted by kind; open ones are not decided', () => {
    const lines = promisesKept(
      [
        { kind: 'verdict', since: 0, doneAt: HOUR },
        { kind: 'verdict', since: 0, doneAt: 90 * HOUR },
        { kind: 'verdict', since: 0 },
        { kind: 'verdict', since: 99 * HOUR },
      ],
      york,
      100 * HOUR,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ kind: 'verdict', kept: 1, late: 1, overdue: 1, open: 1 })
    expect(lines[0]!.share).toMatchObject({ hits: 1, n: 3, rate: 1 / 3 })
  })
})

describe('speed to lead', () => {
  it('is in working hours; those who wait past the promise count against it', () => {
    const monday = (time: string) => at(`2026-07-06T${time}Z`)
    const speed = speedToLead(
      [
        { handedAt: monday('09:00'), firstTouchAt: monday('10:00') },
        { handedAt: at('2026-07-03T16:00Z'), firstTouchAt: monday('11:00') },
        { handedAt: monday('09:00'), firstTouchAt: monday('15:00') },
        { handedAt: monday('09:00') },
        { handedAt: monday('15:30') },
      ],
      DEFAULT_CALENDAR,
      monday('16:00'),
    )
    // 1, 3 and 6 hours: median 3; p90 lies .8 of the way from 3 to 6.
    expect(speed).toMatchObject({ touched: 3, waiting: 2, medianHours: 3 })
    expect(speed.p90Hours).toBeCloseTo(5.4, 9)
    expect(speed.within).toMatchObject({ hits: 2, n: 4, rate: 0.5 })
  })
})

describe('a cohort', () => {
  it('is the month in the company’s zone', () => {
    const leads = [{ createdAt: at('2026-03-31T23:30Z') }]
    const of = (zone: string) => conversionBy('cohort', leads, { windowDays: 30, now: 0, zone })[0]!.value
    expect(of('UTC')).toBe('2026-03')
    expect(of('Europe/Berlin')).toBe('2026-04')
  })
})
