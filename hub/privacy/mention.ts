import type { Person } from '../repos/person-find'

/** What stands where an address was. */
const GONE = '[erased]'

/**
 * A noun of somebody else without what it says of this person: their addresses in its words, and their lead's id under
 * a vote. Undefined where it says nothing of them.
 */
export function withoutMention(body: unknown, person: Pick<Person, 'nodeIds' | 'addresses'>): unknown {
  const ids = new Set(person.nodeIds)
  const pattern = person.addresses.length
    ? new RegExp(person.addresses.map(escaped).join('|'), 'gi')
    : undefined
  let found = false
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const text = pattern ? value.replace(pattern, GONE) : value
      if (text !== value) found = true
      return text
    }
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (name === 'leadId' && typeof inner === 'string' && ids.has(inner)) {
          found = true
          return []
        }
        return [[name, clean(inner)]]
      }),
    )
  }
  const cleaned = clean(body)
  return found ? cleaned : undefined
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
