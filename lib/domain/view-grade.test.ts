import { describe, expect, it } from 'vitest'
import { gradeOpening, gradeSweep, isLower, type Opening } from './view-grade'

const PERSON: Opening = {
  method: 'GET',
  prefetch: false,
  agent: 'browser',
  scannerNetwork: false,
  age: 3600,
  hasLanguage: true,
  isNavigation: true,
  asksPrivacy: false,
}
const grade = (change: Partial<Opening>) => gradeOpening({ ...PERSON, ...change })

describe('one opening', () => {
  it('is a person’s in a browser, an hour later', () => {
    expect(grade({})).toEqual({ grade: 'human', why: 'opened in a browser', anonymous: false })
  })

  it('is a person’s in a browser that tells nothing of itself', () => {
    expect(grade({ isNavigation: undefined }).grade).toBe('human')
  })

  it.each([
    [{ method: 'HEAD' }, 'asked by HEAD, as programs do'],
    [{ prefetch: true }, 'fetched ahead by a program'],
    [{ agent: 'program' }, 'a known program'],
    [{ agent: 'none' }, 'named no browser'],
    [{ scannerNetwork: true }, 'a network that checks mail'],
    [{ age: 14.9 }, 'opened 14 s after it was made'],
    [{ age: -5 }, 'opened 0 s after it was made'],
  ] as [Partial<Opening>, string][])('is a machine’s with %o', (change, why) => {
    expect(grade(change)).toEqual({ grade: 'machine', why, anonymous: false })
  })

  it.each([
    [{ age: 15 }, 'opened 15 s after it was made'],
    [{ hasLanguage: false }, 'named no language, which browsers do'],
    [{ isNavigation: false }, 'not opened as a page'],
  ] as [Partial<Opening>, string][])('is unsure with %o', (change, why) => {
    expect(grade(change)).toEqual({ grade: 'unsure', why, anonymous: false })
  })

  it('is nobody’s where the browser asks for privacy, a person’s or not', () => {
    expect(grade({ asksPrivacy: true })).toMatchObject({ grade: 'unsure', anonymous: true })
    expect(grade({ asksPrivacy: true, method: 'HEAD' })).toMatchObject({ grade: 'machine', anonymous: true })
  })
})

describe('all links of one message', () => {
  const link = (linkId: string, ...openedAt: number[]) => ({ linkId, madeAt: 0, openedAt })

  it('opened at once are a machine’s work, two may be a person’s', () => {
    expect(gradeSweep(10_000, [link('a', 10_000), link('b', 12_000), link('c', 8_000)])).toEqual({
      grade: 'machine',
      why: 'all 3 links of the message within 5 s',
    })
    expect(gradeSweep(10_000, [link('a', 10_000), link('b', 15_000)])?.grade).toBe('unsure')
  })

  it('say nothing where one was left, came later, or stands alone', () => {
    expect(gradeSweep(10_000, [link('a', 10_000), link('b', 12_000), link('c')])).toBeUndefined()
    expect(gradeSweep(10_000, [link('a', 10_000), link('b', 15_001)])).toBeUndefined()
    expect(gradeSweep(10_000, [link('a', 10_000)])).toBeUndefined()
  })
})

it('a grade only falls', () => {
  expect(isLower('machine', 'human')).toBe(true)
  expect(isLower('unsure', 'human')).toBe(true)
  expect(isLower('unsure', 'machine')).toBe(false)
  expect(isLower('human', 'human')).toBe(false)
})
