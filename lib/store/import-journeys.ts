import type { Touchpoint } from '../domain/touchpoint'
import type { JourneyRow } from './journey-row'
import type { LeadRow } from './lead-row'

/**
 * Reads all touchpoints of stored leads, oldest first.
 */
export function readJourneys(
  store: IDBObjectStore,
  rows: Map<string, LeadRow>,
  wanting: ReadonlySet<string>,
  guard: (work: () => void) => void,
  done: (present: Map<string, Touchpoint[]>) => void,
): void {
  const ids = [...wanting].filter((id) => (rows.get(id)?.chunks ?? 0) > 0).sort()
  const present = new Map<string, Touchpoint[]>()
  let open = ids.length
  if (open === 0) return done(present)
  for (const id of ids) {
    const request = store.getAll(IDBKeyRange.bound([id, 0], [id, Infinity]))
    request.onsuccess = () =>
      guard(() => {
        present.set(
          id,
          (request.result as JourneyRow[]).flatMap((row) => row.touchpoints),
        )
        if (--open === 0) done(present)
      })
  }
}
