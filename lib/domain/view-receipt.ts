import type { View, ViewGrade } from './view'
import { longestPage } from './view-pages'

/** What became of one asset that was sent, as the rep is told. */
export interface ViewReceipt {
  assetId: string
  /** The best that is known: one opening by a person makes it a person's. */
  grade: ViewGrade
  /** The last opening of that grade, ms. */
  at: number
  /** Openings of that grade. */
  times: number
  /** The page that was looked at longest, of all those openings. */
  longestPage?: number
  /** The rule that decided the last one. */
  why: string
}

const BEST: readonly ViewGrade[] = ['human', 'unsure', 'machine']

/** One receipt for each asset that was opened, the latest first. */
export function viewReceipts(views: readonly View[]): ViewReceipt[] {
  return [...Map.groupBy(views, ({ assetId }) => assetId)]
    .map(([assetId, all]) => receiptOf(assetId, all))
    .sort((a, b) => b.at - a.at)
}

function receiptOf(assetId: string, all: readonly View[]): ViewReceipt {
  const grade = BEST.find((one) => all.some((view) => view.grade === one))!
  const views = all.filter((view) => view.grade === grade)
  const last = views.reduce((latest, view) => (view.at > latest.at ? view : latest))
  const longest = longestPage(sumOfPages(views))
  return {
    assetId,
    grade,
    at: last.at,
    times: views.length,
    ...(longest === undefined ? {} : { longestPage: longest }),
    why: last.why,
  }
}

function sumOfPages(views: readonly View[]): number[] {
  const sum: number[] = []
  for (const { pages = [] } of views) pages.forEach((ms, index) => (sum[index] = (sum[index] ?? 0) + ms))
  return Array.from(sum, (ms) => ms ?? 0)
}
