import { hashText } from './hash'

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export interface Headers {
  /** Each one once: a second `Email` is `Email (2)`. */
  names: string[]
  /** The names that stood there more than once. */
  doubles: string[]
  /** The first row is data already; the names were made. */
  isMade: boolean
}

/** The headers of a table from its first row. A row with an address in it is data, not headers. */
export function makeHeaders(first: readonly string[]): Headers {
  const isMade = first.some((cell) => ADDRESS.test(cell.trim()))
  const given = first.map((cell, index) => (isMade ? '' : cell.trim().slice(0, 200)) || `Column ${index + 1}`)
  const seen = new Map<string, number>()
  const doubles = new Set<string>()
  const names = given.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (times === 1) return name
    doubles.add(name)
    return `${name} (${times})`
  })
  return { names, doubles: [...doubles], isMade }
}

/** A header as recognisers compare it: letters and digits only, lower case, without accents. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** The same for files with the same headers in the same order; the key of the remembered mapping. */
export function fingerprintOf(headers: readonly string[]): string {
  return `${headers.length}-${hashText(headers.map(headerKey).join('\n'))}`
}
