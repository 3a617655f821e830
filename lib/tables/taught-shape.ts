import type { HostTable } from '../domain/host-table'
import type { Reading } from '../domain/reading'

/** Longer parts of an address without a digit are ids too. */
const LONG_ID = 20
/** Far below what counts as sure: it is asked about. */
const ELSEWHERE = 0.4

/**
 * The shape of an address: its path, query and hash, every part that holds a digit or is long without a dash as `0`.
 * Pages of one shape show the same kind of thing: `/contacts/17` and `/contacts/18`, not `/contacts/new`.
 */
export function urlShape({ pathname, search, hash }: URL): string {
  return (pathname + search + hash).replace(/[^/?#&=]+/g, (part) =>
    /\d/.test(part) || (part.length >= LONG_ID && !part.includes('-')) ? '0' : part,
  )
}

/** The pattern that a shape fits and no other; kept as the one route of a taught table. */
export function shapePattern(shape: string): string {
  return `^${shape.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
}

/** A reading by a taught table as it may be believed: on a page of another shape than the taught one it is only asked about. */
export function asTaught(reading: Reading, taught: readonly HostTable[], url: string): Reading {
  const table = taught.find(({ host }) => host === reading.host)
  const shape = urlShape(new URL(url))
  if (!table || table.routes.some(({ pattern }) => new RegExp(pattern).test(shape))) return reading
  const people = reading.people.map((one) => ({ ...one, role: 'candidate' as const, confidence: ELSEWHERE }))
  return { ...reading, people }
}
