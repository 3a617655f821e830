import type { Touchpoint } from '../touchpoint'
import { criteriaOf, type Condition, type FieldTest, type TouchTest } from './rule'

const DAY = 86_400_000

/** What a count looks at of a touchpoint. */
export type CountedTouch = Pick<Touchpoint, 'type' | 'at' | 'grade'>

/** What is known of a lead when a rule is held against it. */
export interface Subject {
  /** A field's value; undefined or empty where it is not known. */
  field(name: string): string | number | boolean | undefined
  touchpoints: readonly CountedTouch[]
  /** The moment for which windows are counted, ms. Later touches do not count. */
  at: number
}

/** `unknown`: the field that decides it is not known. It counts as not met, and is told apart. */
export type Outcome = 'met' | 'notMet' | 'unknown'

/** By which a test was decided. */
export type Fact =
  | { field: string; value: string | number | boolean }
  /** Human touches counted; `unsure` ones are told and not counted, machines not even told. */
  | { type: Touchpoint['type']; count: number; lastAt?: number; unsure: number }

export interface Checked {
  outcome: Outcome
  /** The facts that decided it: of the members that are met where it is met, else of those that are not. */
  facts: Fact[]
}

/** A rule held against a lead: the whole, and each criterion in the order of `criteriaOf`. */
export function checkRule(rule: Condition, subject: Subject): Checked & { criteria: Checked[] } {
  const criteria = criteriaOf(rule).map((criterion) => check(criterion, subject))
  if ('all' in rule) return { ...joined(criteria, 'all'), criteria }
  if ('any' in rule) return { ...joined(criteria, 'any'), criteria }
  return { ...criteria[0]!, criteria }
}

function check(condition: Condition, subject: Subject): Checked {
  if ('field' in condition) return checkField(condition, subject)
  if ('touches' in condition) return checkTouches(condition, subject)
  if ('all' in condition) return joined(condition.all.map((member) => check(member, subject)), 'all') // prettier-ignore
  return joined(condition.any.map((member) => check(member, subject)), 'any') // prettier-ignore
}

/** Kleene's logic of three values: what is not known stays so unless the others decide. */
function joined(members: readonly Checked[], how: 'all' | 'any'): Checked {
  const [decisive, otherwise] = how === 'all' ? (['notMet', 'met'] as const) : (['met', 'notMet'] as const)
  const has = (outcome: Outcome) => members.some((member) => member.outcome === outcome)
  const outcome = has(decisive) ? decisive : has('unknown') ? 'unknown' : otherwise
  return {
    outcome,
    facts: members.filter((member) => member.outcome === outcome).flatMap((member) => member.facts),
  }
}

function checkField(test: FieldTest, subject: Subject): Checked {
  const value = subject.field(test.field)
  const isKnown = value !== undefined && value !== ''
  const facts: Fact[] = isKnown ? [{ field: test.field, value }] : []
  if (!('value' in test)) return { outcome: isKnown === (test.op === 'known') ? 'met' : 'notMet', facts }
  if (!isKnown) return { outcome: 'unknown', facts }
  const answer = compare(test, value)
  if (answer === undefined) return { outcome: 'unknown', facts }
  return { outcome: answer ? 'met' : 'notMet', facts }
}

/** Undefined where the value is no number and a number is asked for. */
function compare(
  test: Extract<FieldTest, { value: unknown }>,
  value: string | number | boolean,
): boolean | undefined {
  switch (test.op) {
    case '=':
      return isSame(value, test.value)
    case '!=':
      return !isSame(value, test.value)
    case 'in':
      return test.value.some((one) => isSame(value, one))
    case 'not in':
      return !test.value.some((one) => isSame(value, one))
    case 'contains':
      return fold(String(value)).includes(fold(test.value))
    default:
      return order(test.op, numberOf(value), test.value)
  }
}

function order(op: '>' | '>=' | '<' | '<=', value: number | undefined, bound: number): boolean | undefined {
  if (value === undefined) return undefined
  if (op === '>') return value > bound
  if (op === '>=') return value >= bound
  return op === '<' ? value < bound : value <= bound
}

const YES = new Set(['yes', 'true', '1'])
const NO = new Set(['no', 'false', '0'])

/** As people compare: numbers as numbers, yes as true, texts without regard to capitals. */
function isSame(value: string | number | boolean, wanted: string | number | boolean): boolean {
  if (typeof wanted === 'number') return numberOf(value) === wanted
  const text = fold(String(value))
  if (typeof wanted === 'boolean') return (wanted ? YES : NO).has(text)
  return text === fold(wanted)
}

function numberOf(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value
  const text = typeof value === 'string' ? value.trim() : ''
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

function checkTouches(test: TouchTest, { touchpoints, at }: Subject): Checked {
  const from = test.withinDays === undefined ? -Infinity : at - test.withinDays * DAY
  const facts = new Map<string, Extract<Fact, { type: unknown }>>()
  let total = 0
  for (const touch of touchpoints) {
    if (touch.at > at || touch.at <= from || touch.grade === 'machine') continue
    if (!test.touches.includes(touch.type)) continue
    const fact = facts.get(touch.type) ?? { type: touch.type, count: 0, unsure: 0 }
    facts.set(touch.type, fact)
    if (touch.grade === 'unsure') fact.unsure++
    else {
      total++
      fact.count++
      fact.lastAt = Math.max(fact.lastAt ?? touch.at, touch.at)
    }
  }
  const isMet = test.atLeast === undefined ? total <= (test.atMost ?? 0) : total >= test.atLeast
  return { outcome: isMet ? 'met' : 'notMet', facts: [...facts.values()] }
}
