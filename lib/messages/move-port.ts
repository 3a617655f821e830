import { z } from 'zod'
import type { FileNoun } from '../domain/workspace-file'

/** The name of the port that a workspace goes out or comes in over; open for as long as that lasts. */
export const MOVE_PORT = 'move'

/** What the settings say on the port. Closing it gives an export up; what an import has stored by then stays. */
export const MoveToWorker = z.discriminatedUnion('kind', [
  /** Give the whole current workspace, the local one or the hub's, as the text of one file, in pieces. */
  z.object({ kind: z.literal('export') }),
  /** The piece was kept: give the next. */
  z.object({ kind: z.literal('more') }),
  /** Take in a file, of which the page gives the address of a blob: into the local workspace, or to the hub. */
  z.object({ kind: z.literal('import'), url: z.string().startsWith('blob:').max(300) }),
  /** Still here: keeps the worker awake. Every fifteen seconds. */
  z.object({ kind: z.literal('stay') }),
])
export type MoveToWorker = z.infer<typeof MoveToWorker>

/** What the worker answers on the port. */
export type WorkerToMove =
  /** The next piece of the file; nothing comes before `more`. */
  | { kind: 'piece'; text: string }
  | { kind: 'exported'; lines: number }
  /** Lines of the file: all are checked before the first is stored. */
  | { kind: 'progress'; step: 'checking' | 'storing'; lines: number }
  /** How many of each noun were new here; `skipped`: lines that the hub does not take. */
  | { kind: 'imported'; added: Partial<Record<FileNoun, number>>; skipped: number }
  /** `message` is for the person. */
  | { kind: 'failed'; message: string }
