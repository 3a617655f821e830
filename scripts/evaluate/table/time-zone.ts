import { Refusal } from '../command.ts'

/**
 * Reads times without a zone of their own as those of this IANA zone from now on. UTC where nobody says: the same
 * file then gives the same numbers on every machine. Throws a `Refusal` for a zone that does not exist.
 */
export function readTimesIn(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refusal(`There is no time zone "${zone}". Name one as Europe/Berlin or America/New_York.`)
    throw error
  }
  process.env.TZ = zone
}
