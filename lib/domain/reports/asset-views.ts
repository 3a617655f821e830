import { z } from 'zod'
import type { View } from '../view'
import { quantile } from './quantile'

const count = z.number().int().min(0)

/** How an asset's tracked links were opened, by who seems to have done it, and how long its pages were looked at. */
export const AssetViews = z.object({
  human: count,
  unsure: count,
  machine: count,
  /** Of a PDF, the first page first; pages that nobody looked at are absent. Machines are left out. */
  pages: z.array(
    z.object({
      /** From 1. */
      page: z.number().int().min(1),
      /** Of the viewings that looked at it at all, ms. */
      median: z.number().min(0),
      viewings: count,
    }),
  ),
})
export type AssetViews = z.infer<typeof AssetViews>

/** Counts the views of one asset and takes the median time of each page. */
export function makeAssetViews(views: readonly Pick<View, 'grade' | 'pages'>[]): AssetViews {
  const grades = { human: 0, unsure: 0, machine: 0 }
  const times: number[][] = []
  for (const { grade, pages = [] } of views) {
    grades[grade]++
    if (grade === 'machine') continue
    for (const [index, ms] of pages.entries()) if (ms > 0) (times[index] ??= []).push(ms)
  }
  const pages = [...times.entries()].flatMap(([index, all]) => {
    const median =
      all &&
      quantile(
        all.toSorted((a, b) => a - b),
        0.5,
      )
    return median === undefined ? [] : [{ page: index + 1, median, viewings: all.length }]
  })
  return { ...grades, pages }
}

/** Whether anybody or anything opened it. */
export function isOpened({ human, unsure, machine }: AssetViews): boolean {
  return human + unsure + machine > 0
}
