/** Pages of a PDF that are counted at most. */
export const MAX_PAGES = 2000
/** Longest time that one report may add, ms: the viewer tells every ten seconds. */
const STEP = 30_000
/** Later reports of one opening are not believed, ms. */
const LONGEST = 6 * 3_600_000

/** Times of pages that a viewer tells of, ms by page, the first page is 1. */
export type PageTimes = Readonly<Record<number, number>>

/**
 * Adds what a viewer tells to what is known. Law: it only adds; all pages together never exceed the time since the
 * opening, one report never more than thirty seconds.
 * @param known ms by page, the first page first
 * @param since ms from the opening until now
 * @param count pages of the document, as the viewer said
 */
export function addPageTimes(
  known: readonly number[],
  told: PageTimes,
  since: number,
  count: number,
): number[] {
  const last = Math.min(count, MAX_PAGES)
  const spent = known.reduce((sum, ms) => sum + ms, 0)
  let left = since > LONGEST ? 0 : Math.max(0, Math.min(STEP, since - spent))
  const pages = [...known]
  for (const [page, ms] of Object.entries(told).map(([name, value]) => [Number(name), value] as const)) {
    if (!Number.isInteger(page) || page < 1 || page > last || !(ms > 0)) continue
    const added = Math.min(Math.round(ms), left)
    if (added <= 0) continue
    left -= added
    while (pages.length < page) pages.push(0)
    pages[page - 1]! += added
  }
  return pages
}

/** The page that was looked at longest, from 1; undefined where none was for a second. */
export function longestPage(pages: readonly number[]): number | undefined {
  const most = Math.max(0, ...pages)
  return most < 1000 ? undefined : pages.indexOf(most) + 1
}
