import { emptyOutcome, type ImportCounts, type MergeOutcome } from '../domain/import-entry'
import type { Batch, Place } from './batcher'
import { MAX_LINES, type ImportReport } from './import-report'

export interface ImportProgress {
  /** Rows read from the files, and rows that are stored or skipped. */
  read: number
  settled: number
}

/** Counts what happens to every row. */
export function makeTally(onProgress: (progress: ImportProgress) => void) {
  const { leads, touchpoints, assets } = emptyOutcome()
  const lines: ImportReport['lines'] = []
  let read = 0
  let settled = 0
  let skipped = 0
  let noted = 0

  function say(file: number, line: number, reason: string, isSkipped: boolean): void {
    if (isSkipped) {
      skipped++
      settled++
    } else noted++
    if (lines.length < MAX_LINES) lines.push({ file, line, reason, skipped: isSkipped })
  }
  function sayAll(places: readonly Place[], reason: string, isSkipped: boolean): void {
    for (const { file, lines: each } of places) for (const line of each) say(file, line, reason, isSkipped)
  }

  return {
    say,
    read(rows: number): void {
      read += rows
      onProgress({ read, settled })
    },
    settle(batch: Batch, outcome: MergeOutcome): void {
      add(leads, outcome.leads)
      add(touchpoints, outcome.touchpoints)
      add(assets, outcome.assets)
      const refused = new Set(outcome.refused.map(({ index }) => index))
      for (const { index, reason } of outcome.refused) sayAll(batch.places[index]!, reason, true)
      for (const { index, reason } of outcome.notes) {
        const [place] = batch.places[index]!
        if (place) say(place.file, place.lines[0]!, reason, false)
      }
      for (const [index, places] of batch.places.entries())
        if (!refused.has(index)) for (const place of places) settled += place.lines.length
      onProgress({ read, settled })
    },
    report() {
      lines.sort((a, b) => a.file - b.file || a.line - b.line)
      return { read, leads, touchpoints, assets, skipped, noted, lines }
    },
  }
}
export type Tally = ReturnType<typeof makeTally>

function add(total: ImportCounts, more: ImportCounts): void {
  total.added += more.added
  total.changed += more.changed
  total.same += more.same
}
