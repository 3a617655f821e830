import { z } from 'zod'
import { AssetEntry, type MergeOutcome } from '../domain/import-entry'
import { WireLead } from '../domain/import-wire'

/** The name of the port that an import runs over; open for as long as it lasts, so that the worker stays awake. */
export const IMPORT_PORT = 'import'

const fingerprint = z.string().min(1).max(100)
const seq = z.number().int()
/** Only this extension's own pages can make one that its worker can read. */
const url = z.string().startsWith('blob:').max(300)

/**
 * What the marketer's page says on the port. A batch is JSON text in a blob of which only the address is sent: a port
 * writes every message as JSON again, twice the work for a megabyte.
 */
export const ImportToWorker = z.discriminatedUnion('kind', [
  /** How were these headers mapped the last time? */
  z.object({ kind: z.literal('mappingGet'), fingerprint }),
  /** Remember this mapping for these headers. */
  z.object({ kind: z.literal('mappingPut'), fingerprint, mapping: z.record(z.string(), z.unknown()) }),
  /** Merge leads and their touchpoints: `LeadBatch` as JSON. Answered by `merged` or `failed`. */
  z.object({ kind: z.literal('leadBatch'), seq, url }),
  /** Merge assets: `AssetBatch` as JSON. */
  z.object({ kind: z.literal('assetBatch'), seq, url }),
])
export type ImportToWorker = z.infer<typeof ImportToWorker>

export const LeadBatch = z.array(WireLead).max(5000)
export const AssetBatch = z.array(AssetEntry).max(5000)

/** What the worker answers on the port. */
export type WorkerToImport =
  /** `mapping` is absent where there is none. */
  | { kind: 'mapping'; fingerprint: string; mapping?: unknown }
  /** The batch is on disk. */
  | { kind: 'merged'; seq: number; outcome: MergeOutcome }
  /** Nothing of the batch was stored. `message` is for the person. */
  | { kind: 'failed'; seq: number; message: string }
