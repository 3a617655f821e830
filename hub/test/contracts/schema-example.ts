import { DEFAULT_MODEL } from '../../../lib/domain/journey-model'
import { ModelNumbers } from '../../../lib/domain/model-version'
import { DEFAULT_REPORT_SETTINGS } from '../../../lib/domain/reports/report-settings'
import type { Schema } from './schema-fit'

/** How much of a value is filled in: all that may be there, or only what must be. */
export type Fill = 'full' | 'bare'

export const FORMATS: Record<string, string> = {
  uuid: '01a203dc-f062-774e-b155-0ef11dc7297f',
  email: 'ann@acme.example',
  url: 'https://acme.example/page',
  uri: 'https://acme.example/page',
  'date-time': '2026-11-22T12:00:00Z',
  date: '2026-11-22',
}
/** How often a schema that holds itself is walked into. */
const DEEPEST = 12

/** What a schema does not tell in full, because code checks it as well, by the field it stands in. */
const KNOWN: Record<string, unknown> = {
  settings: DEFAULT_REPORT_SETTINGS,
  numbers: ModelNumbers.parse(DEFAULT_MODEL),
  rule: {
    name: 'Ready',
    all: [
      { field: 'country', op: 'in', value: ['Germany', 'Austria'] },
      { field: 'employees', op: '>=', value: 50 },
      {
        any: [
          { touches: ['pricing.viewed'], atLeast: 2, withinDays: 30 },
          { field: 'title', op: 'known' },
        ],
      },
    ],
  },
}

/** Examples of a schema, so many that of each choice in it every way is taken once. */
export function examplesOf(root: Schema, fill: Fill): unknown[] {
  const most = Math.max(1, ...choicesIn(root))
  let turn = 0
  return Array.from({ length: most }, (_, n) => {
    turn = n
    return example(root, 0)
  })

  function example(schema: Schema, depth: number): unknown {
    if (depth > DEEPEST) return null
    if (schema.$ref) return example(resolve(schema.$ref), depth + 1)
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return schema.enum[turn % schema.enum.length]
    const ways = schema.anyOf ?? schema.oneOf
    if (ways) return example(depth > DEEPEST / 2 ? ways.at(-1)! : ways[turn % ways.length]!, depth + 1)
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => example(part, depth + 1)))
    switch ([schema.type].flat()[0]) {
      case 'string':
        return text(schema)
      case 'integer':
      case 'number':
        return number(schema)
      case 'boolean':
        return true
      case 'null':
        return null
      case 'array':
        return list(schema, depth)
      case 'object':
        return object(schema, depth)
      default:
        return 'anything'
    }
  }

  function object(
    { properties = {}, required = [], additionalProperties, propertyNames }: Schema,
    depth: number,
  ) {
    const known = Object.entries(properties).filter(([name]) => fill === 'full' || required.includes(name))
    const made = Object.fromEntries(
      known.map(([name, one]) => [name, Object.hasOwn(KNOWN, name) ? KNOWN[name] : example(one, depth + 1)]),
    )
    if (fill === 'full' && typeof additionalProperties === 'object' && !Object.keys(properties).length) {
      const names = propertyNames?.enum ?? [propertyNames ? example(propertyNames, depth + 1) : 'key']
      for (const name of names) made[String(name)] = example(additionalProperties, depth + 1)
    }
    return made
  }

  function list({ items, prefixItems, minItems = 0 }: Schema, depth: number): unknown[] {
    if (prefixItems) return prefixItems.map((one) => example(one, depth + 1))
    const length = Math.max(Number(minItems), fill === 'full' && depth < DEEPEST / 2 ? 1 : 0)
    return Array.from({ length }, () => example(typeof items === 'object' ? items : {}, depth + 1))
  }

  function resolve(ref: string): Schema {
    return ref === '#' ? root : root.$defs![ref.replace('#/$defs/', '')]!
  }
}

/** How many ways each choice in a schema has. */
function choicesIn(schema: unknown): number[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { anyOf, oneOf, enum: values } = schema as Schema
  const own = [anyOf, oneOf, values].filter(Array.isArray).map((ways) => ways.length)
  return [...own, ...Object.values(schema).flatMap(choicesIn)]
}

function text({ format, pattern, minLength = 0, maxLength = Infinity }: Schema): string {
  if (format && FORMATS[format]) return FORMATS[format]
  const word = pattern ? matching(pattern) : 'text'
  return word.padEnd(Number(minLength), 'x').slice(0, Number(maxLength))
}

/** Tried in turn where a text must match a pattern; a new kind of pattern is a line here. */
const TEXTS = [
  'text',
  '1',
  'a'.repeat(32),
  '0'.repeat(64),
  'https://acme.example/page',
  'ann@acme.example',
  'acme.example',
  '2026-11-22',
  '2026-11',
  '09:30',
  'EUR',
  'A',
  '+1',
]

function matching(pattern: string): string {
  const form = new RegExp(pattern, 'u')
  const found = TEXTS.find((one) => form.test(one))
  if (found === undefined)
    throw new Error(`No example is known for the pattern ${pattern}: add one in schema-example.ts.`)
  return found
}

function number({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const least = exclusiveMinimum === undefined ? (minimum ?? 0) : Number(exclusiveMinimum) + 1
  return Math.min(Math.max(1, Number(least)), Number(maximum ?? Infinity))
}
