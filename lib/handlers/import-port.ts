import { importAssets } from '../contract/import-assets'
import { importLeads } from '../contract/import-leads'
import { spokenClient, type HubLink } from '../sync/hub-link'
import { fromWire } from '../domain/import-wire'
import {
  AssetBatch,
  IMPORT_PORT,
  ImportToWorker,
  LeadBatch,
  type WorkerToImport,
} from '../messages/import-port'
import { tellPanels } from '../messages/messenger'
import { senderKind } from '../messages/sender'
import { isExpected } from '../platform/expected-error'
import { report } from '../platform/report'
import type { HalfdoorDatabase } from '../store/database'
import { mergeAssets } from '../store/import-assets'
import { makeLeadMerger, type LeadMerger } from '../store/import-leads'
import { findMapping, putMapping } from '../store/import-mappings'

/** While an import runs, panels are told of new leads this often at most. */
const TELL_MS = 3000

/** A hub merges thousands of leads in one request. Milliseconds. */
const HUB_PATIENCE = 120_000

type Noun = 'lead' | 'asset'

/** The parts of the worker that an import needs. `forget`: the library was changed. */
export interface ImportParts {
  db: HalfdoorDatabase
  shelf: { forget(): void }
  /** With a hub its own merger takes the rows: this browser holds only some of the leads. */
  hub?: HubLink
  now(): number
}

/** Imports of all pages share one merger and take turns, batch by batch. */
let merger: LeadMerger | undefined
let mergerOf: HalfdoorDatabase | undefined
let openPorts = 0
let turn: Promise<unknown> = Promise.resolve()

/**
 * Takes in an import over a port from the marketer's page. Each batch is one transaction; when the page goes away,
 * what was stored stays, in whole batches. A port of another name or from elsewhere is not answered.
 */
export function acceptImport(port: chrome.runtime.Port, { db, shelf, hub, now }: ImportParts): void {
  if (port.name !== IMPORT_PORT) return
  if (!port.sender || senderKind(port.sender) !== 'house') return port.disconnect()
  openPorts++
  let isOpen = true
  const tell = makeTeller(now)
  const answer = (message: WorkerToImport) => {
    if (isOpen) port.postMessage(message)
  }

  port.onMessage.addListener((raw: unknown) => {
    const parsed = ImportToWorker.safeParse(raw)
    if (!parsed.success) return report(parsed.error, 'reading a message of an import')
    // Read now, while the batch before is still being written; stored when its turn comes.
    const work = prepare(parsed.data)
    turn = turn.then(() => (isOpen ? take(parsed.data, work) : undefined))
  })
  port.onDisconnect.addListener(() => {
    isOpen = false
    tell.now()
    if (--openPorts > 0) return
    turn = turn.then(async () => {
      await merger?.settled()
      if (openPorts > 0) return
      merger = undefined
    })
  })

  /** The turn is over as soon as the next batch may be worked out; the answer comes when this one is stored. */
  async function take(message: ImportToWorker, work: () => Promise<Begun>): Promise<void> {
    const fail = (error: unknown) => {
      report(error, 'storing an import')
      if ('seq' in message) answer({ kind: 'failed', seq: message.seq, message: wordsOf(error) })
    }
    try {
      void (await work()).done.then(answer).catch(fail)
    } catch (error) {
      fail(error)
    }
  }

  /** Reads what a message holds and answers how to carry it out; what cannot be read fails only then. */
  function prepare(message: ImportToWorker): () => Promise<Begun> {
    if (message.kind === 'mappingGet') {
      const { fingerprint } = message
      return async () => {
        const mapping = await findMapping(db, fingerprint)
        return begun(Promise.resolve({ kind: 'mapping', fingerprint, mapping }))
      }
    }
    if (message.kind === 'mappingPut') {
      const { fingerprint, mapping } = message
      return async () => {
        // The last batch comes first: this strict write brings it to disk as well.
        await merger?.settled()
        await putMapping(db, fingerprint, mapping, now())
        return begun(Promise.resolve({ kind: 'mapping', fingerprint, mapping }))
      }
    }
    const { seq, url } = message
    if (hub) return prepareForHub(hub, message)
    if (message.kind === 'assetBatch') {
      const entries = tryTo(async () => AssetBatch.parse(await readBatch(url)))
      return async () => {
        const outcome = await mergeAssets(db, await entries(), now())
        shelf.forget()
        tell.later('asset')
        return begun(Promise.resolve({ kind: 'merged', seq, outcome }))
      }
    }
    const entries = tryTo(async () => LeadBatch.parse(await readBatch(url)).map(fromWire))
    return async () => {
      const batch = await entries()
      // Another home since: what that merger knows is of another workspace.
      if (mergerOf !== db) merger = undefined
      mergerOf = db
      merger ??= makeLeadMerger(db)
      const merged = merger.merge(batch, now())
      return begun(
        merged.then((outcome) => {
          tell.later('lead')
          return { kind: 'merged', seq, outcome }
        }),
      )
    }
  }
}

/** A batch that the hub merges; leads are looked up there, so only the library is copied after. */
function prepareForHub(hub: HubLink, message: Batch): () => Promise<Begun> {
  const { kind, seq, url } = message
  const client = spokenClient(hub.client)
  const wait = { patience: HUB_PATIENCE }
  const rows = tryTo(() => readBatch(url))
  const takeLeads = async () => client.ask(importLeads, { leads: LeadBatch.parse(await rows()) }, wait)
  const takeAssets = async () => {
    const outcome = await client.ask(importAssets, { assets: AssetBatch.parse(await rows()) }, wait)
    await hub.pull()
    return outcome
  }
  return async () => {
    const outcome = kind === 'leadBatch' ? await takeLeads() : await takeAssets()
    return begun(Promise.resolve({ kind: 'merged', seq, outcome }))
  }
}

type Batch = Extract<ImportToWorker, { seq: number }>

/** Work that is under way. Wrapped, so that waiting for its begin does not wait for its end. */
interface Begun {
  done: Promise<WorkerToImport>
}

function begun(done: Promise<WorkerToImport>): Begun {
  return { done }
}

/** Does it now and answers its result, or its error, when asked. */
function tryTo<Result>(work: () => Promise<Result>): () => Promise<Result> {
  const settled = work().then(
    (result) => () => result,
    (error: unknown) => () => {
      throw error
    },
  )
  return async () => (await settled)()
}

async function readBatch(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

/** Tells panels of changed rows, not more often than every few seconds. */
function makeTeller(now: () => number) {
  const nouns = new Set<Noun>()
  let last = now()
  const tell = () => {
    if (nouns.size === 0) return
    tellPanels('storeChanged', { nouns: [...nouns] })
    nouns.clear()
    last = now()
  }
  return {
    now: tell,
    later(noun: Noun): void {
      nouns.add(noun)
      if (now() - last >= TELL_MS) tell()
    },
  }
}

function wordsOf(error: unknown): string {
  if (isExpected(error)) return error.message
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return 'The disk is full. Make room, then import the file again: what is stored already is not doubled.'
  return 'The rows could not be stored. Import the file again: what is stored already is not doubled.'
}
