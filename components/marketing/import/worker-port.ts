import type { MergeOutcome } from '../../../lib/domain/import-entry'
import { Mapping } from '../../../lib/import/mapping'
import { IMPORT_PORT, type ImportToWorker, type WorkerToImport } from '../../../lib/messages/import-port'

/** The way to the workspace for an import. */
export interface WorkerPort {
  /** Stores the batch in the blob. */
  merge(noun: 'lead' | 'asset', url: string): Promise<MergeOutcome>
  findMapping(fingerprint: string): Promise<Mapping | undefined>
  /** Resolves when it is on disk, and all that was merged before with it. */
  putMapping(fingerprint: string, mapping: Mapping): Promise<void>
}

interface Waiting {
  resolve: (answer: WorkerToImport) => void
  reject: (error: Error) => void
}

const GONE =
  'The extension stopped in the middle. Import the file again: what is stored already is not doubled.'

/** Opens the port when it is needed, and again after the worker has slept. Closed by the signal. */
export function openWorkerPort(signal: AbortSignal): WorkerPort {
  const waiting = new Map<string, Waiting>()
  let port: chrome.runtime.Port | undefined
  let seq = 0

  function connect(): chrome.runtime.Port {
    if (port) return port
    const opened = chrome.runtime.connect({ name: IMPORT_PORT })
    port = opened
    opened.onMessage.addListener((answer: WorkerToImport) => {
      const key = keyOf(answer)
      waiting.get(key)?.resolve(answer)
      waiting.delete(key)
    })
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined
      for (const { reject } of waiting.values()) reject(new Error(GONE))
      waiting.clear()
    })
    return opened
  }

  function ask(message: ImportToWorker): Promise<WorkerToImport> {
    return new Promise((resolve, reject) => {
      waiting.set(keyOf(message), { resolve, reject })
      connect().postMessage(message)
    })
  }

  signal.addEventListener('abort', () => port?.disconnect(), { once: true })

  return {
    async merge(noun, url) {
      seq++
      const answer = await ask({ kind: noun === 'lead' ? 'leadBatch' : 'assetBatch', seq, url })
      if (answer.kind === 'merged') return answer.outcome
      throw new Error(answer.kind === 'failed' ? answer.message : GONE)
    },
    async findMapping(fingerprint) {
      const answer = await ask({ kind: 'mappingGet', fingerprint })
      const parsed = Mapping.safeParse(answer.kind === 'mapping' ? answer.mapping : undefined)
      return parsed.success ? parsed.data : undefined
    },
    async putMapping(fingerprint, mapping) {
      await ask({ kind: 'mappingPut', fingerprint, mapping })
    },
  }
}

/** Which question an answer belongs to. */
function keyOf(message: ImportToWorker | WorkerToImport): string {
  return 'seq' in message ? `batch ${message.seq}` : `mapping ${message.fingerprint}`
}
