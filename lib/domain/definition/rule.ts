import { z } from 'zod'
import { TouchpointType } from '../touchpoint'

/** How a field is compared. `known` and `unknown` take no value, `in` and `not in` a list. */
const ORDERS = ['>', '>=', '<', '<='] as const
const text = z.string().trim().min(1).max(200)
const Scalar = z.union([text, z.number(), z.boolean()])
const name = text.optional()

const field = { name, field: text }

/** One field compared: `{"field": "country", "op": "in", "value": ["Germany", "Austria"]}`. */
export const FieldTest = z.discriminatedUnion('op', [
  z.strictObject({ ...field, op: z.enum(['=', '!=']), value: Scalar }),
  z.strictObject({ ...field, op: z.enum(ORDERS), value: z.number() }),
  z.strictObject({ ...field, op: z.enum(['in', 'not in']), value: z.array(Scalar).min(1).max(50) }),
  z.strictObject({ ...field, op: z.literal('contains'), value: text }),
  z.strictObject({ ...field, op: z.enum(['known', 'unknown']) }),
])
export type FieldTest = z.infer<typeof FieldTest>

/**
 * Touches of these types counted, in the last `withinDays` days where it is given:
 * `{"touches": ["pricing.viewed"], "atLeast": 2, "withinDays": 30}`. `atMost` 0 says "none".
 */
export const TouchTest = z
  .strictObject({
    name,
    touches: z.array(TouchpointType).min(1).max(40),
    atLeast: z.number().int().min(1).max(1000).optional(),
    atMost: z.number().int().min(0).max(1000).optional(),
    withinDays: z.number().int().min(1).max(3650).optional(),
  })
  .refine((test) => (test.atLeast === undefined) !== (test.atMost === undefined), {
    message: 'Say either "atLeast" or "atMost" how many touches.',
  })
export type TouchTest = z.infer<typeof TouchTest>

/** All or any of several conditions. */
export type Group = { name?: string | undefined } & ({ all: Condition[] } | { any: Condition[] })

/** A condition of the language: a comparison, a count, or a group of them. Data only: nothing in it is run. */
export type Condition = FieldTest | TouchTest | Group

/** Groups within groups at most, and conditions in all. */
export const DEEPEST = 4
export const MOST_CONDITIONS = 60

const members = z.lazy(() => z.array(Condition).min(1).max(MOST_CONDITIONS))

const Condition: z.ZodType<Condition> = z.union([
  FieldTest,
  TouchTest,
  z.strictObject({ name, all: members }),
  z.strictObject({ name, any: members }),
])

/**
 * A rule from outside, for example `{"all": [{"field": "industry", "op": "=", "value": "Retail"}, ...]}`. Its size is
 * looked at first and without recursion, so that no rule can exhaust the reader.
 */
export const Rule = z
  .unknown()
  .superRefine((rule, context) => {
    const excess = excessOf(rule)
    if (excess) context.addIssue({ code: 'custom', message: excess })
  })
  .pipe(Condition)

/** What is too much in a value that wants to be a rule, in words; undefined where it is within the bounds. */
function excessOf(rule: unknown): string | undefined {
  let level: unknown[] = [rule]
  let seen = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `A rule may nest groups ${DEEPEST} deep at most.`
    seen += level.length
    if (seen > MOST_CONDITIONS) return `A rule may have ${MOST_CONDITIONS} conditions at most.`
    level = level.flatMap(partsOf)
  }
  return undefined
}

function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const group = value as { all?: unknown; any?: unknown }
  return [group.all, group.any].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
}

/** The members of a group, or undefined for a test. */
export function membersOf(condition: Condition): readonly Condition[] | undefined {
  if ('all' in condition) return condition.all
  return 'any' in condition ? condition.any : undefined
}

/** The criteria of a definition: what its outermost group lists, or the one test it is. */
export function criteriaOf(rule: Condition): readonly Condition[] {
  return membersOf(rule) ?? [rule]
}

/** Every test in reading order. */
export function testsOf(rule: Condition): (FieldTest | TouchTest)[] {
  if ('field' in rule || 'touches' in rule) return [rule]
  return (membersOf(rule) ?? []).flatMap(testsOf)
}

/** Fit asks who the lead is, behaviour what they did. A criterion that counts touches is behaviour. */
export function kindOf(criterion: Condition): 'fit' | 'behaviour' {
  return testsOf(criterion).some((test) => 'touches' in test) ? 'behaviour' : 'fit'
}
