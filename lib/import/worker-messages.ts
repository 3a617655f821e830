import type { MergeOutcome } from '../domain/import-entry'
import type { Batch } from './batcher'
import type { ImportReport } from './import-report'
import type { ImportProgress } from './import-tally'
import type { ImportFile } from './run-import'
import type { SurveyAnswer } from './survey'

/** What the page tells the thread that reads files. Both are the same code of the same build: nothing is parsed again. */
export type PageToReader =
  | { kind: 'survey'; id: number; file: File }
  | { kind: 'run'; files: ImportFile[] }
  | { kind: 'merged'; seq: number; outcome: MergeOutcome }
  | { kind: 'failed'; seq: number; message: string }
  | { kind: 'cancel' }

/** What it answers. */
export type ReaderToPage =
  | { kind: 'surveyProgress'; id: number; share: number }
  | { kind: 'surveyed'; id: number; answer: SurveyAnswer }
  | { kind: 'batch'; seq: number; noun: Batch['noun']; url: string }
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'done'; report: ImportReport }
  | { kind: 'broken'; message: string }
