/** A JSON Schema, as zod writes it. */
export interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema | boolean
  prefixItems?: Schema[]
  pattern?: string
  format?: string
  [bound: string]: unknown
}

/** Lower bounds may only fall and upper bounds only rise, seen from who must take the value. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

interface Pair {
  narrow: Schema
  wide: Schema
  at: string
}

/**
 * Why a value of `narrow` may be refused by `wide`; nothing where each is taken. Fields that `wide` does not know do
 * not matter: zod leaves them out.
 */
export function misfits(narrow: Schema, wide: Schema): string[] {
  const seen = new Set<string>()
  return compare({ narrow, wide, at: '' })

  function compare(pair: Pair): string[] {
    // Schemas that hold themselves are compared once.
    const key = `${pair.narrow.$ref} ${pair.wide.$ref}`
    if (pair.narrow.$ref && pair.wide.$ref) {
      if (seen.has(key)) return []
      seen.add(key)
    }
    const at = pair.at || 'the whole'
    const [small, large] = [resolve(pair.narrow, narrow), resolve(pair.wide, wide)]
    const choices = small.anyOf ?? small.oneOf
    if (choices) return choices.flatMap((one) => compare({ narrow: one, wide: large, at: pair.at }))
    const open = large.anyOf ?? large.oneOf
    if (open) return closest(open.map((one) => compare({ narrow: small, wide: one, at: pair.at })))
    if (large.allOf) return large.allOf.flatMap((one) => compare({ narrow: small, wide: one, at: pair.at }))
    if (small.allOf)
      return closest(small.allOf.map((one) => compare({ narrow: one, wide: large, at: pair.at })))
    const values = valuesOf(large)
    if (values) {
      const given = valuesOf(small)
      if (!given) return [`${at}: was one of ${values.join(', ')}, may now be anything`]
      const added = given.filter((value) => !values.includes(value))
      return added.length ? [`${at}: ${added.join(', ')} is none of ${values.join(', ')}`] : []
    }
    const odd = ofType(small, large, at)
    return odd.length ? odd : [...ofBounds(small, large, at), ...ofParts(small, large, pair.at)]
  }

  function ofParts(small: Schema, large: Schema, at: string): string[] {
    const found: string[] = []
    for (const [name, wanted] of Object.entries(large.properties ?? {})) {
      const given = small.properties?.[name]
      const place = at ? `${at}.${name}` : name
      const needed = large.required?.includes(name)
      if (needed && !given) found.push(`${place}: is gone`)
      else if (needed && !small.required?.includes(name)) found.push(`${place}: may be missing now`)
      if (given) found.push(...compare({ narrow: given, wide: wanted, at: place }))
    }
    const rest = [small.additionalProperties, large.additionalProperties]
    if (isSchema(rest[0]) && isSchema(rest[1]))
      found.push(...compare({ narrow: rest[0], wide: rest[1], at: `${at}.*` }))
    if (isSchema(small.items) && isSchema(large.items))
      found.push(...compare({ narrow: small.items, wide: large.items, at: `${at}[]` }))
    large.prefixItems?.forEach((one, n) =>
      found.push(...compare({ narrow: small.prefixItems?.[n] ?? {}, wide: one, at: `${at}[${n}]` })),
    )
    return found
  }
}

const isSchema = (one: unknown): one is Schema => typeof one === 'object' && one !== null

function resolve(schema: Schema, root: Schema): Schema {
  if (!schema.$ref) return schema
  if (schema.$ref === '#') return root
  const found = root.$defs?.[schema.$ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`${schema.$ref} leads nowhere`)
  return found
}

/** Of several ways to take a value the one that comes nearest. */
function closest(ways: string[][]): string[] {
  return ways.reduce((best, way) => (way.length < best.length ? way : best), ways[0] ?? [])
}

function valuesOf({ const: one, enum: some }: Schema): unknown[] | undefined {
  return some ?? (one === undefined ? undefined : [one])
}

function typesOf(schema: Schema): string[] {
  const values = valuesOf(schema)
  if (values) return values.map((value) => (value === null ? 'null' : typeof value))
  return schema.type === undefined ? [] : [schema.type].flat()
}

function ofType(small: Schema, large: Schema, at: string): string[] {
  const [given, taken] = [typesOf(small), typesOf(large)]
  if (!taken.length) return []
  if (!given.length) return [`${at}: was ${taken.join(' or ')}, may now be anything`]
  const odd = given.filter(
    (type) => !taken.includes(type) && !(type === 'integer' && taken.includes('number')),
  )
  return odd.length ? [`${at}: is ${odd.join(' or ')}, was ${taken.join(' or ')}`] : []
}

function ofBounds(small: Schema, large: Schema, at: string): string[] {
  if (valuesOf(small)) return []
  const number = (schema: Schema, name: string, none: number) => (schema[name] as number | undefined) ?? none
  const tight = [
    ...LOWER.filter((name) => number(small, name, -Infinity) < number(large, name, -Infinity)),
    ...UPPER.filter((name) => number(small, name, Infinity) > number(large, name, Infinity)),
    ...(['pattern', 'format'] as const).filter(
      (name) => large[name] !== undefined && small[name] !== large[name],
    ),
  ]
  return tight.map((name) => `${at}: ${name} was ${String(small[name])}, is ${String(large[name])}`)
}
