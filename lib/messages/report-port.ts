import { z } from 'zod'
import type { WorkspaceReports } from '../domain/reports/workspace-reports'

/** The name of the port that reports come over; open while they are worked out, and closed when nobody wants them. */
export const REPORT_PORT = 'reports'

/** What the marketer's page says on the port. */
export const ReportToWorker = z.discriminatedUnion('kind', [
  /** Give the reports: those that are held, where they may still hold, unless `fresh` ones are asked for. */
  z.object({ kind: z.literal('want'), fresh: z.boolean() }),
  /** Still here: keeps the worker awake. */
  z.object({ kind: z.literal('stay') }),
])
export type ReportToWorker = z.infer<typeof ReportToWorker>

/** Reports as they are held. */
export interface HeldReports {
  reports: WorkspaceReports
  /** How long they took, ms. */
  took: number
  /** Rows were written since. */
  isOutdated: boolean
}

/** What the worker answers on the port. */
export type WorkerToReport =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'reports'; held: HeldReports }
  /** `message` is for the person. */
  | { kind: 'failed'; message: string }
