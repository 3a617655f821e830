import { z } from 'zod'
import type { Reading } from './reading'

/** What a page named and said, and under which address and record or thread it did. */
export const PageSaid = z.object({ url: z.string(), id: z.string(), content: z.string() })
export type PageSaid = z.infer<typeof PageSaid>

/** Below what is taken as sure. */
const UNSURE = 0.6

/** What a reading says. The id is empty where neither a record nor a thread is open. */
export function whatIsSaid({ record, thread, people, subject, messages }: Reading, url: string): PageSaid {
  const id = record ? `${record.object}:${record.id}` : (thread ?? '')
  return { url, id, content: people.length ? JSON.stringify([people, subject, messages]) : '' }
}

/**
 * True where the address names another record or thread, and all that is read is letter for letter what was read under
 * the one before: the page may still show that one.
 */
export function isStale(now: PageSaid, before?: PageSaid): boolean {
  if (!before?.id || !now.id || !now.content) return false
  return now.url !== before.url && now.id !== before.id && now.content === before.content
}

/** A reading whose people may be those of the page before: nobody is sure. */
export function doubted(reading: Reading): Reading {
  const people = reading.people.map((one) => ({
    ...one,
    confidence: Math.min(one.confidence, UNSURE),
    via: [],
  }))
  return { ...reading, people }
}
