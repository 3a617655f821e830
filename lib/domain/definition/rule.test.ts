import { describe, expect, it } from 'vitest'
import type { Touchpoint } from '../touchpoint'
import { checkRule, type Subject } from './check-rule'
import { criteriaOf, DEEPEST, kindOf, MOST_CONDITIONS, Rule, type Condition } from './rule'
import { conditionWords, meaningWords } from './rule-words'
import { thresholdsOf, withThreshold } from './threshold'

const DAY = 86_400_000
const AT = Date.parse('2026-03-03T12:00:00Z')

function touch(type: Touchpoint['type'], daysAgo: number, more: Partial<Touchpoint> = {}): Touchpoint {
  const at = AT - daysAgo * DAY
  return { id: `${type}${daysAgo}`, type, at, side: 'marketing', source: 't', ...more }
}

function lead(
  fields: Record<string, string | number | boolean>,
  touchpoints: readonly Touchpoint[] = [],
): Subject {
  return { field: (name) => fields[name], touchpoints, at: AT }
}

const outcome = (rule: unknown, subject: Subject) => checkRule(Rule.parse(rule), subject).outcome
const seconds = { field: 'seconds', op: '>=', value: 900 }
const retail = { field: 'industry', op: '=', value: 'Retail' }
const pricing = { touches: ['pricing.viewed'], atLeast: 2, withinDays: 30 }

describe('a rule from outside', () => {
  it.each([
    ['an unknown operator', { field: 'a', op: '=~', value: '.*' }],
    ['an order of texts', { field: 'a', op: '>', value: 'x' }],
    ['a key it does not know', { ...seconds, run: 'x' }],
    ['no members', { all: [] }],
    ['two groups in one', { all: [seconds], any: [retail] }],
    ['no count', { touches: ['pricing.viewed'] }],
    ['two counts', { touches: ['pricing.viewed'], atLeast: 1, atMost: 2 }],
    ['an unknown touchpoint', { touches: ['pricing.seen'], atLeast: 1 }],
    ['text', 'seconds >= 900'],
  ])('is refused with %s', (_, rule) => expect(Rule.safeParse(rule).success).toBe(false))

  it('is held within its bounds', () => {
    const nested = (depth: number): unknown => (depth === 0 ? seconds : { all: [nested(depth - 1)] })
    const wide = (n: number) => ({ any: Array.from({ length: n }, () => seconds) })
    expect(Rule.safeParse(nested(DEEPEST)).success).toBe(true)
    expect(Rule.safeParse(nested(DEEPEST + 1)).success).toBe(false)
    expect(Rule.safeParse(wide(MOST_CONDITIONS - 1)).success).toBe(true)
    expect(Rule.safeParse(wide(MOST_CONDITIONS)).success).toBe(false)
    let deep: unknown = seconds
    for (let i = 0; i < 100_000; i++) deep = { all: [deep] }
    expect(Rule.safeParse(deep).error?.issues[0]?.message).toBe('A rule may nest groups 4 deep at most.')
  })

  it('lists its criteria and their kinds', () => {
    const rule = Rule.parse({ all: [seconds, { any: [retail, pricing] }] })
    expect(criteriaOf(rule).map(kindOf)).toEqual(['fit', 'behaviour'])
    expect(criteriaOf(Rule.parse(seconds))).toEqual([seconds])
  })
})

describe('a comparison', () => {
  it.each([
    [{ op: '=', value: 'retail ' }, 'Retail', 'met'],
    [{ op: '!=', value: 'Retail' }, 'Food', 'met'],
    [{ op: '!=', value: 'Retail' }, undefined, 'unknown'],
    [{ op: '=', value: 5 }, '5.0', 'met'],
    [{ op: '=', value: true }, 'Yes', 'met'],
    [{ op: '=', value: false }, 'Yes', 'notMet'],
    [{ op: '>=', value: 900 }, 900, 'met'],
    [{ op: '>', value: 900 }, 900, 'notMet'],
    [{ op: '<=', value: 900 }, '900', 'met'],
    [{ op: '<', value: 900 }, '899.5', 'met'],
    [{ op: '<', value: 900 }, 'many', 'unknown'],
    [{ op: 'in', value: ['Food', 'Retail'] }, 'RETAIL', 'met'],
    [{ op: 'not in', value: ['Food', 'Retail'] }, 'Retail', 'notMet'],
    [{ op: 'contains', value: 'vice' }, 'Vice president', 'met'],
    [{ op: 'known' }, '', 'notMet'],
    [{ op: 'known' }, 'x', 'met'],
    [{ op: 'unknown' }, undefined, 'met'],
  ])('%j of %j is %s', (test, value, expected) => {
    const subject = value === undefined ? lead({}) : lead({ f: value })
    expect(outcome({ field: 'f', ...test }, subject)).toBe(expected)
  })
})

describe('a count of touches', () => {
  it('counts human touches of its types in its window, up to the moment', () => {
    const touches = [
      touch('pricing.viewed', 31),
      touch('pricing.viewed', 30),
      touch('pricing.viewed', 5),
      touch('pricing.viewed', 4, { grade: 'machine' }),
      touch('pricing.viewed', 3, { grade: 'unsure' }),
      touch('blog.viewed', 2),
      touch('pricing.viewed', -1),
    ]
    expect(outcome(pricing, lead({}, touches))).toBe('notMet')
    expect(outcome({ ...pricing, withinDays: 31 }, lead({}, touches))).toBe('met')
    const two = { touches: ['pricing.viewed', 'blog.viewed'], atLeast: 3 }
    expect(checkRule(Rule.parse(two), lead({}, touches)).facts).toEqual([
      { type: 'pricing.viewed', count: 3, lastAt: AT - 5 * DAY, unsure: 1 },
      { type: 'blog.viewed', count: 1, lastAt: AT - 2 * DAY, unsure: 0 },
    ])
  })
  it('may ask for none', () => {
    const none = { touches: ['email.bounced'], atMost: 0 }
    expect(outcome(none, lead({}))).toBe('met')
    expect(outcome(none, lead({}, [touch('email.bounced', 1)]))).toBe('notMet')
  })
})

describe('all and any', () => {
  const known = lead({ seconds: 1000, industry: 'Food' })
  it('lets what is not known decide only where nothing else does', () => {
    expect(outcome({ all: [seconds, retail] }, known)).toBe('notMet')
    expect(outcome({ any: [seconds, retail] }, known)).toBe('met')
    expect(outcome({ all: [seconds, retail] }, lead({ seconds: 1000 }))).toBe('unknown')
    expect(outcome({ all: [seconds, retail] }, lead({ seconds: 1 }))).toBe('notMet')
    expect(outcome({ any: [seconds, retail] }, lead({ seconds: 1000 }))).toBe('met')
    expect(outcome({ any: [seconds, retail] }, lead({ seconds: 1 }))).toBe('unknown')
  })
  it('tells each criterion and the facts that decided', () => {
    const checked = checkRule(Rule.parse({ any: [{ all: [seconds, retail] }, seconds, pricing] }), known)
    expect(checked.criteria.map((each) => each.outcome)).toEqual(['notMet', 'met', 'notMet'])
    expect(checked.criteria[0]!.facts).toEqual([{ field: 'industry', value: 'Food' }])
    expect(checked.facts).toEqual([{ field: 'seconds', value: 1000 }])
  })
})

describe('in words', () => {
  const fieldWords = (field: string) => field[0]!.toUpperCase() + field.slice(1)
  it.each([
    [seconds, 'Seconds is at least 900'],
    [{ field: 'country', op: 'in', value: ['Germany', 'Austria'] }, 'Country is one of Germany, Austria'],
    [{ field: 'country', op: 'in', value: ['Germany'] }, 'Country is Germany'],
    [{ field: 'country', op: 'not in', value: ['Germany'] }, 'Country is not Germany'],
    [{ field: 'optOut', op: '=', value: false }, 'OptOut is no'],
    [{ field: 'title', op: 'known' }, 'Title is known'],
    [pricing, 'Pricing page: at least twice within 30 days'],
    [{ touches: ['email.bounced'], atMost: 0, withinDays: 1 }, 'E-mail bounced: none within 1 day'],
    [{ touches: ['blog.viewed', 'page.viewed'], atLeast: 3 }, 'Read the blog / Viewed a page: at least 3 times'],
    [{ all: [seconds, { any: [retail, pricing] }] },
      'Seconds is at least 900, and (Industry is Retail, or Pricing page: at least twice within 30 days)'],
    [{ all: [seconds, { name: 'Near', any: [retail, pricing] }] }, 'Seconds is at least 900, and Near'],
    [{ any: [{ ...retail, name: 'Our branch' }, seconds] }, 'Our branch, or Seconds is at least 900'],
  ])('%j', (rule, words) => expect(conditionWords(Rule.parse(rule), fieldWords)).toBe(words)) // prettier-ignore
  it('says what a named condition means', () => {
    expect(meaningWords({ ...(retail as Condition), name: 'Our branch' })).toBe('industry is Retail')
  })
})

describe('what if', () => {
  const rule = Rule.parse({ all: [{ ...seconds, name: 'Fifteen minutes' }, { any: [retail, pricing] }] })
  it('finds the bars and sets one of them', () => {
    expect(thresholdsOf(rule)).toEqual([
      { test: 0, value: 900 },
      { test: 2, value: 2 },
    ])
    expect(withThreshold(rule, { test: 0, value: 600 })).toEqual({
      all: [{ field: 'seconds', op: '>=', value: 600 }, { any: [retail, pricing] }],
    })
    expect(withThreshold(rule, { test: 2, value: 5 })).toEqual({
      all: [{ ...seconds, name: 'Fifteen minutes' }, { any: [retail, { ...pricing, atLeast: 5 }] }],
    })
  })
})
