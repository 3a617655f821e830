import { type Condition, testsOf } from './rule'

/** A number of a rule that may be asked about: "had it been 600". */
export interface Threshold {
  /** Its place among the tests in reading order, from 0. */
  test: number
  value: number
}

/** The numbers of a rule that set a bar, in reading order: what a field or a count of touches must reach. */
export function thresholdsOf(rule: Condition): Threshold[] {
  return testsOf(rule).flatMap((test, i) => {
    const value = 'field' in test ? barOf(test) : (test.atLeast ?? test.atMost)
    return value === undefined ? [] : [{ test: i, value }]
  })
}

function barOf(test: Extract<Condition, { field: string }>): number | undefined {
  return test.op === '>' || test.op === '>=' || test.op === '<' || test.op === '<=' ? test.value : undefined
}

/** The same rule with another number at one bar. A name given to it may say the old number and is left out. */
export function withThreshold(rule: Condition, { test, value }: Threshold): Condition {
  let next = 0
  const visit = (condition: Condition): Condition => {
    if ('all' in condition) return { ...condition, all: condition.all.map(visit) }
    if ('any' in condition) return { ...condition, any: condition.any.map(visit) }
    return next++ === test ? raised(condition, value) : condition
  }
  return visit(rule)
}

function raised(condition: Condition, value: number): Condition {
  const { name: _name, ...test } = condition
  if ('touches' in test) return test.atLeast === undefined ? { ...test, atMost: value } : { ...test, atLeast: value } // prettier-ignore
  return 'field' in test ? ({ ...test, value } as Condition) : condition
}
