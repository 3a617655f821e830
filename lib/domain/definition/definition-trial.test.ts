import { expect, it } from 'vitest'
import type { Verdict } from '../feedback'
import { startTrial } from './definition-trial'
import type { DefinedLead } from './lead-subject'
import { wasMetBefore } from './met-at'
import { Rule } from './rule'

const DAY = 86_400_000
const NOW = 1000 * DAY
const recent = Rule.parse({
  all: [
    { field: 'industry', op: '=', value: 'Retail' },
    { touches: ['pricing.viewed'], atLeast: 2, withinDays: 30 },
  ],
})

interface Person {
  viewed: number[]
  verdict?: [Verdict, number]
  wonAt?: number
}

const lead = (id: string, wonAt?: number): DefinedLead => ({
  id,
  name: id,
  emails: [],
  industry: 'Retail',
  anchors: wonAt === undefined ? [] : [{ kind: 'won', at: wonAt * DAY }],
})
const views = (days: number[]) => days.map((day) => ({ type: 'pricing.viewed' as const, at: day * DAY }))

/** Days of views, verdicts and wins; today is day 1000. */
function tryOn(people: Record<string, Person>, standing = recent) {
  const given = (id: string) => people[id]?.verdict
  const verdictOf = (id: string) => given(id) && { verdict: given(id)![0], at: given(id)![1] * DAY }
  const trial = startTrial(recent, standing, verdictOf, NOW)
  for (const [id, { viewed, wonAt }] of Object.entries(people)) trial.visit(lead(id, wonAt), views(viewed))
  return trial.result()
}

it('counts verdicts by what was known when they were given, and leads now apart', () => {
  const { whole, criteria, change } = tryOn(
    {
      // Met when judged, long gone by now.
      old: { viewed: [500, 510], verdict: ['good', 520] },
      older: { viewed: [400, 410], verdict: ['bad', 420] },
      // Judged before the second view: not met then, met now.
      early: { viewed: [980, 995], verdict: ['bad', 990] },
      waits: { viewed: [600, 601], verdict: ['notYet', 610] },
      fresh: { viewed: [990, 991] },
      idle: { viewed: [100, 101] },
    },
    Rule.parse({ field: 'industry', op: '=', value: 'Retail' }),
  )
  // Met: old, older and waits when judged, fresh now. Of these, two are judged and one of the two was good.
  expect(whole).toMatchObject({
    leads: 6,
    metNow: 2,
    met: 4,
    judged: 2,
    accepted: 1,
    precision: 0.5,
    notYet: 1,
  })
  expect(whole.coverage).toBe(2 / 4)
  // Of all three judged one was good.
  expect(whole.lift).toBeCloseTo(0.5 / (1 / 3), 12)
  expect(criteria).toMatchObject([
    { metNow: 6, met: 6, judged: 3 },
    { metNow: 2, met: 4, judged: 2 },
  ])
  // Early and fresh meet it now; what changes is told as of now.
  expect(change).toMatchObject({ gained: { count: 0 }, lost: { count: 4 } })
})

it('recalls won leads that ever met it before the win', () => {
  const { whole, criteria } = tryOn({
    // Met on day 110, no more on the day of the win, nor now.
    slow: { viewed: [100, 110], wonAt: 300 },
    // Met only after the win.
    after: { viewed: [190, 210, 995, 996], wonAt: 200 },
    // Judged before it met, and won after.
    judged: { viewed: [700, 705], verdict: ['good', 701], wonAt: 720 },
    // A win to come is none yet.
    later: { viewed: [990, 991], wonAt: 1001 },
  })
  expect(whole).toMatchObject({ won: 3, wonMet: 2, recall: 2 / 3, metNow: 2, judged: 0 })
  expect(criteria).toMatchObject([{ wonMet: 3 }, { wonMet: 2 }])
})

it('looks at the win itself, where a rule is met by waiting', () => {
  const quiet = Rule.parse({
    all: [
      { touches: ['demo.requested'], atLeast: 1 },
      { touches: ['pricing.viewed'], atMost: 0, withinDays: 30 },
    ],
  })
  const touches = [...views([90]), { type: 'demo.requested' as const, at: 100 * DAY }]
  expect(wasMetBefore(119 * DAY, quiet, lead('ann'), touches)).toBe(false)
  expect(wasMetBefore(120 * DAY, quiet, lead('ann'), touches)).toBe(true)
})
