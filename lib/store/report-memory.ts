import { Dexie } from 'dexie'
import type { HeldReports } from '../messages/report-port'
import { report } from '../platform/report'

/** Of the local workspace; another database has its own, so that no reports are shown in another home. */
const LOCAL = 'halfdoor'
/** Writes are noted this often: an import writes many times a second. */
const NOTE_MS = 1000
/** What the reports are worked out from. */
const TABLES = ['leads', 'journeys', 'sends', 'feedback', 'assets', 'settings', 'objections', 'requests']

type Kept = Omit<HeldReports, 'isOutdated'>

/** The reports last worked out. They outlive the worker's sleep and end with the browser. */
export interface ReportMemory {
  find(): Promise<HeldReports | undefined>
  keep(kept: Kept): Promise<void>
}

/** A memory over the session's storage, which content scripts cannot read. Made as the worker wakes: it watches writes. */
export function makeReportMemory(
  database: string,
  now: () => number,
  storage: chrome.storage.StorageArea = chrome.storage.session,
): ReportMemory {
  const [REPORTS, CHANGED] = memoryKeys(database)
  let changedAt = 0
  let isNoting = false
  const parts = TABLES.map((table) => `idb://${database}/${table}/`)
  Dexie.on('storagemutated', (changed: object) => {
    const isOurs = Object.keys(changed).some((key) => parts.some((part) => key.startsWith(part)))
    if (!isOurs && !('all' in changed)) return
    changedAt = now()
    if (isNoting) return
    isNoting = true
    setTimeout(note, NOTE_MS)
  })
  function note(): void {
    isNoting = false
    storage
      .set({ [CHANGED]: changedAt })
      .catch((error: unknown) => report(error, 'noting a change for reports'))
  }

  return {
    async find() {
      const stored = await storage.get([REPORTS, CHANGED])
      const kept = stored[REPORTS] as Kept | undefined
      const last = Math.max(changedAt, (stored[CHANGED] as number | undefined) ?? 0)
      return kept && { ...kept, isOutdated: last > kept.reports.now }
    },
    async keep(kept) {
      await storage.set({ [REPORTS]: kept })
    },
  }
}

/** Under which names the reports over a database are kept in the session's storage. */
export function memoryKeys(database: string): [reports: string, changedAt: string] {
  const suffix = database === LOCAL ? '' : `:${database}`
  return [`reports${suffix}`, `reportsChangedAt${suffix}`]
}
