const HOUR = 3_600_000
/** Openings of one link that are noted in an hour: more are no person's and would only fill the tables. */
const MOST = 60

/** Keeps one link from filling the tables. It still answers; what is past the limit is not noted. */
export function makeOpeningLimit(now: () => number): { allows(linkId: string): boolean } {
  let hour = 0
  let opened = new Map<string, number>()
  return {
    allows(linkId) {
      const current = Math.floor(now() / HOUR)
      if (current !== hour) [hour, opened] = [current, new Map()]
      const times = (opened.get(linkId) ?? 0) + 1
      opened.set(linkId, times)
      return times <= MOST
    },
  }
}
