import type { LeadEntry, MergeOutcome } from '../domain/import-entry'
import type { HalfdoorDatabase } from './database'
import { withSharedKey } from '../import/merge-batch'
import { applyTouchpoints, matchEntries, type Merged } from './import-batch'
import { entryOf, makeDirectoryRow } from './directory-row'
import { makeLeadDirectory, type LeadDirectory } from './import-directory'
import { readJourneys } from './import-journeys'
import { candidateIds } from '../import/match-lead'
import { inRawTransaction, readRowsByIds } from './import-rows'
import { makeJourneyRows } from './journey-row'
import type { LeadRow } from './lead-row'

/** Merges batches of leads into the workspace. */
export interface LeadMerger {
  /**
   * Merges a batch in one transaction, all or nothing: leads are found by their keys or added, touchpoints are added
   * to theirs, and the counts on each lead's row go with them. The same batch twice changes nothing the second
   * time. Batches are stored in the order of the calls; a call may come while the one before is being written.
   */
  merge(entries: readonly LeadEntry[], now: number): Promise<MergeOutcome>
  /** Resolves when every batch so far is stored or has failed. */
  settled(): Promise<void>
}

/** Thrown to leave a transaction in which the directory turned out stale. */
class StaleDirectory extends Error {}

/** A merger over a database; one for all imports, so that they see each other's leads. */
export function makeLeadMerger(db: HalfdoorDatabase): LeadMerger {
  const directory = makeLeadDirectory(db)
  // The leads of every earlier batch are in the directory; then, every earlier batch is stored or has failed.
  let told = Promise.resolve()
  let stored = Promise.resolve()

  async function mergeInTurn(
    entries: readonly LeadEntry[],
    now: number,
    earlier: Earlier,
  ): Promise<MergeOutcome> {
    await earlier.told
    for (;;) {
      if (directory.isStale) {
        await earlier.stored
        await directory.refresh()
      }
      const plan = planBatch(directory, entries, now)
      await earlier.stored
      if (directory.version !== plan.version) continue
      try {
        return await writeBatch(db, directory, plan, earlier.tell)
      } catch (error) {
        // Its leads may be in the directory already.
        directory.forget()
        if (!(error instanceof StaleDirectory)) throw error
      }
    }
  }

  return {
    merge(entries, now) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const work = mergeInTurn(entries, now, { told, stored, tell: resolve }).finally(resolve)
      told = promise
      stored = work.then(
        () => undefined,
        () => undefined,
      )
      return work
    },
    settled: () => stored,
  }
}

interface Earlier {
  told: Promise<void>
  stored: Promise<void>
  /** The leads of this batch are in the directory. */
  tell: () => void
}

interface Plan {
  /** The directory's when this was worked out. */
  version: number
  /** Rows that must be read before it can be decided who is who. */
  ids: string[]
  merge(rows: Map<string, LeadRow>): ReturnType<typeof matchEntries>
  entries: readonly LeadEntry[]
  /** The whole result already, where no lead of the batch can be known. */
  ready?: Merged
}

/** Works out as much of a batch as can be known without reading, while the batch before is being written. */
function planBatch(directory: LeadDirectory, entries: readonly LeadEntry[], now: number): Plan {
  const { version } = directory
  const drafts = entries.map(({ draft }) => withSharedKey(draft, directory.find))
  const ids = drafts.flatMap((draft) => candidateIds(draft, directory.find))
  const merge = (rows: Map<string, LeadRow>) => matchEntries(entries, drafts, directory.find, rows, now)
  if (ids.length > 0) return { version, ids, merge, entries }
  return { version, ids, merge, entries, ready: applyTouchpoints(entries, merge(new Map()), new Map()) }
}

async function writeBatch(
  db: HalfdoorDatabase,
  directory: LeadDirectory,
  { ids, merge, entries, ready }: Plan,
  tell: () => void,
): Promise<MergeOutcome> {
  let result = ready
  let numbered: IDBRequest<number> | undefined
  await inRawTransaction(db, (transaction, guard) => {
    const leads = transaction.objectStore('leads')
    const journeys = transaction.objectStore('journeys')
    const listed = transaction.objectStore('directory')
    const write = ({ slots }: Merged) => {
      // One store after the other: rows side by side on disk cost a tenth less than rows by turns.
      for (const { row, isChanged, hasNewTouchpoints } of slots)
        if (isChanged || hasNewTouchpoints) leads.put(row)
      for (const { row, hasNewTouchpoints, touchpoints } of slots)
        if (hasNewTouchpoints)
          for (const journey of makeJourneyRows(row.id, touchpoints)) journeys.put(journey)
      const news = [...slots].filter(({ isListed }) => isListed).map(({ row }) => entryOf(row))
      if (news.length > 0) numbered = listed.add(makeDirectoryRow(news)) as IDBRequest<number>
      for (const { id, keys } of news) for (const key of keys) directory.add(key, id)
      tell()
    }
    const numbers = listed.getAllKeys()
    numbers.onsuccess = () =>
      guard(() => {
        if (!directory.holds(numbers.result)) throw new StaleDirectory()
        if (ready) return
        readRowsByIds<LeadRow>(leads, ids, guard, (rows) => {
          const matched = merge(rows)
          readJourneys(journeys, rows, matched.wanting, guard, (present) => {
            result = applyTouchpoints(entries, matched, present)
            write(result)
          })
        })
      })
    if (ready) write(ready)
  })
  if (numbered) directory.stored(numbered.result)
  return result!.outcome
}
