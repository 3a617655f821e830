import { isBoundedPattern } from '../domain/bounded-pattern'
import type { HostTable } from '../domain/host-table'

/**
 * Why a table from outside may not be used beside the built-in one of its host, or undefined where it may: its patterns
 * end soon or are the built-in ones, and a site with `*` lies in a domain of the host.
 */
export function boundsBroken(table: HostTable, builtIn: HostTable): string | undefined {
  const known = new Set(patternsOf(builtIn))
  const runaway = patternsOf(table).find((pattern) => !known.has(pattern) && !isBoundedPattern(pattern))
  if (runaway !== undefined) return `${table.host}: the pattern “${runaway.slice(0, 60)}” may never end`
  const domains = new Set(builtIn.sites.map(domainOf))
  const wide = table.sites.find((site) => site.includes('*') && !domains.has(domainOf(site)))
  return wide === undefined ? undefined : `${table.host}: ${wide} is no part of the sites of ${builtIn.label}`
}

/** Every regular expression in a table, wherever it stands. */
function patternsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' && PATTERN_FIELDS.has(name) ? [part] : patternsOf(part),
  )
}

const PATTERN_FIELDS = new Set(['pattern', 'titled', 'paths'])

/** The last two labels of a site. */
function domainOf(site: string): string {
  return site.split('.').slice(-2).join('.')
}
