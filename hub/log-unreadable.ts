import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Logger } from 'pino'
import { UNREADABLE, type Unreadable } from './repos/readable'

/** Rows that are remembered as told. */
const MOST_TOLD = 10_000

/**
 * Writes each unreadable row into the log once, by its id: every browser would meet it with every pull. Answers what
 * ends that.
 */
export function logUnreadable(log: Logger): () => void {
  const told = new Set<string>()
  const hear = (message: unknown) => {
    const { noun, id, at } = message as Unreadable
    const key = `${noun} ${id}`
    if (told.has(key) || told.size >= MOST_TOLD) return
    told.add(key)
    log.error({ noun, row: id, at }, 'a row cannot be read and is left out')
  }
  subscribe(UNREADABLE.name, hear)
  return () => void unsubscribe(UNREADABLE.name, hear)
}
