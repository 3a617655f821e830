import { z } from 'zod'
import { CONTRACTS } from '../contract/all'
import type { Contract } from '../contract/contract'
import { fileAdd } from '../contract/file-add'
import { WireTouchpoint } from '../domain/import-wire'
import { Touchpoint } from '../domain/touchpoint'
import { hashText } from '../import/hash'
import type { SentRoute } from '../messages/connection-view'
import type { Connection } from '../store/connection-store'
import { FILE_FIELDS } from './ledger'

/** Where a schema holds itself, as a definition's rule does, its fields are named this deep. */
const DEPTH = 12

type Json = Record<string, unknown>

/**
 * Everything that a browser may send to a hub, made from the contracts: a field that is added there is in here. Routes
 * that send nothing are left out, those that only an admin's page asks as well.
 */
export function sentRoutes(contracts?: readonly Contract[]): SentRoute[] {
  if (!contracts) return (ours ??= [...routesOf(CONTRACTS), FILES])
  return routesOf(contracts)
}

let ours: SentRoute[] | undefined
const FILES: SentRoute = { route: fileAdd.name, summary: fileAdd.summary, fields: FILE_FIELDS }

function routesOf(contracts: readonly Contract[]): SentRoute[] {
  return contracts
    .filter(({ roles, isSentByBrowser }) => isSentByBrowser || roles.some((role) => role !== 'admin'))
    .map(({ name, summary, input }) => ({ route: name, summary, fields: fieldsOfSchema(input) }))
    .filter(({ fields }) => fields.length > 0)
}

/** Names the list as it is now: another version must be agreed to anew. */
export function consentVersion(routes: readonly SentRoute[] = sentRoutes()): string {
  return hashText(
    routes.flatMap(({ route, fields }) => fields.map((field) => `${route} ${field}`)).join('\n'),
  )
}

/** The list on one level, as it is kept with the person's yes. */
export function consentFields(routes: readonly SentRoute[] = sentRoutes()): string[] {
  return routes.flatMap(({ route, fields }) => fields.map((field) => `${route}: ${field}`))
}

let current: string | undefined

/** Law: nothing is sent before this is true. Worked out once in a worker's life. */
export function hasConsent({ consent }: Pick<Connection, 'consent'>): boolean {
  if (!consent) return false
  return consent.version === (current ??= consentVersion())
}

/** Touchpoints travel as their values alone; the list says what these are. */
function nameValues({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  if (zodSchema === WireTouchpoint) Object.assign(jsonSchema, z.toJSONSchema(Touchpoint, { io: 'input' }))
}

function fieldsOfSchema(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: nameValues }) as Json
  const defs = (json.$defs ?? {}) as Record<string, Json>
  const found = new Set<string>()
  const walk = (node: Json, path: string, within: readonly Json[]): void => {
    const target = typeof node.$ref === 'string' ? (defs[node.$ref.split('/').at(-1)!] ?? json) : node
    if (within.includes(target) || within.length > DEPTH) return void found.add(path)
    const inside = [...within, target]
    const parts = [target.anyOf, target.oneOf, target.allOf, target.prefixItems].flatMap((list) => list ?? [])
    for (const part of parts as Json[]) walk(part, path, inside)
    for (const name of ['items', 'additionalProperties'] as const)
      if (typeof target[name] === 'object' && target[name]) walk(target[name] as Json, path, inside)
    const properties = Object.entries((target.properties ?? {}) as Record<string, Json>)
    for (const [name, property] of properties) walk(property, path ? `${path}.${name}` : name, inside)
    const isLeaf = parts.length === 0 && properties.length === 0 && typeof target.items !== 'object'
    if (isLeaf && path) found.add(path)
  }
  walk(json, '', [])
  return [...found].sort()
}
