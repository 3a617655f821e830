import { z } from 'zod'
import { AssetEntry, LeadEntry, type MergeOutcome } from '../domain/import-entry'

/** The name of the port that an import runs over; open for as long as it lasts, so that the worker stays awake. */
export const IMPORT_PORT = 'import'

const fingerprint = z.string().min(1).max(100)
const seq = z.number().int()

/** What the marketer's page says on the port. Batches come as JSON text: the page passes them on unread. */
export const ImportToWorker = z.discriminatedUnion('kind', [
  /** How were these headers mapped the last time? */
  z.object({ kind: z.literal('mappingGet'), fingerprint }),
  /** Remember this mapping for these headers. */
  z.object({ kind: z.literal('mappingPut'), fingerprint, mapping: z.record(z.string(), z.unknown()) }),
  /** Merge leads and their touchpoints: `LeadBatch` as JSON. Answered by `merged` or `failed`. */
  z.object({ kind: z.literal('leadBatch'), seq, text: z.string() }),
  /** Merge assets: `AssetBatch` as JSON. */
  z.object({ kind: z.literal('assetBatch'), seq, text: z.string() }),
])
export type ImportToWorker = z.infer<typeof ImportToWorker>

export const LeadBatch = z.array(LeadEntry).max(5000)
export const AssetBatch = z.array(AssetEntry).max(5000)

/** What the worker answers on the port. */
export type WorkerToImport =
  /** `mapping` is absent where there is none. */
  | { kind: 'mapping'; fingerprint: string; mapping?: unknown }
  /** The batch is on disk. */
  | { kind: 'merged'; seq: number; outcome: MergeOutcome }
  /** Nothing of the batch was stored. `message` is for the person. */
  | { kind: 'failed'; seq: number; message: string }
