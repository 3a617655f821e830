import type { ImportCounts } from '../domain/import-entry'

/** A line of a file that the report speaks of. */
export interface ReportLine {
  /** Place of the file in the order in which the files were chosen. */
  file: number
  line: number
  reason: string
  skipped: boolean
}

/** What an import did. */
export interface ImportReport {
  /** Rows read in all files. */
  read: number
  leads: ImportCounts
  touchpoints: ImportCounts
  assets: ImportCounts
  skipped: number
  /** Taken in, with a remark. */
  noted: number
  lines: ReportLine[]
  /** The person stopped it: whole batches up to there are stored. */
  isCancelled: boolean
  /** Why it ended early, in words: what was stored by then stays. */
  failure?: string
  milliseconds: number
}

/** Lines kept at most; the counts go on. */
export const MAX_LINES = 200_000

/** The lines as CSV for download, as spreadsheets open it. */
export function reportCsv(lines: readonly ReportLine[], fileNames: readonly string[]): string {
  const rows = lines.map(({ file, line, reason, skipped }) => [
    fileNames[file] ?? '',
    String(line),
    skipped ? 'skipped' : 'note',
    reason,
  ])
  return (
    [['File', 'Line', 'What', 'Reason'], ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n') +
    '\r\n'
  )
}

/**
 * A cell no spreadsheet runs as a formula: what begins like one gets an apostrophe. Always quoted, because a
 * spreadsheet that parts cells at semicolons would find a beginning inside one.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
