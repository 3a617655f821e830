import type { HostName, Reading } from '../domain/reading'
import type { Compose, HostAdapter } from './contract'

/** What a host's own code finds; `makeAdapter` completes it to a reading. */
export type Found = Partial<Reading> & Pick<Reading, 'state'>

interface HostParts {
  name: HostName
  isMine(url: URL, page: Document): boolean
  read(page: Document, url: URL, health: Record<string, number>): Found
  composes(page: Document): Compose[]
}

/**
 * An adapter that keeps the contract's bounds. A page can replace the DOM's own methods by naming a form field
 * after them; what then fails reads as `changed`, with a count in the health, never as an error in the page.
 */
export function makeAdapter({ name, isMine, read, composes }: HostParts): HostAdapter {
  return {
    name,
    isMine,
    composes,
    read(page, url) {
      const reading: Reading = {
        host: name,
        state: 'changed',
        people: [],
        own: [],
        messages: [],
        composing: false,
        health: {},
      }
      try {
        Object.assign(reading, read(page, url, reading.health), { composing: composes(page).length > 0 })
        if (page.readyState === 'loading' && reading.state !== 'ready') reading.state = 'notReady'
        reading.people = reading.people.slice(0, 200)
        reading.own = [...new Set(reading.own)].slice(0, 10)
      } catch {
        reading.health.error = 1
      }
      return reading
    },
  }
}
