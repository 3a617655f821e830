import type { AssetEntry, LeadEntry } from '../domain/import-entry'
import type { WireLead, WireTouchpoint } from '../domain/import-wire'

/**
 * One message to the worker, one transaction: half as big costs a sixth more time on disk (measured), bigger keeps
 * other messages waiting past a quarter of a second.
 */
export const BATCH_ENTRIES = 1000
const BATCH_TOUCHPOINTS = 10_000
/** A library goes in one piece, up to what `AssetBatch` allows: assets of one address must be seen together. */
const BATCH_ASSETS = 5000

/** Where an entry came from, for the report. */
export interface Place {
  file: number
  lines: number[]
}

/** An entry on its way to the worker, its touchpoints as they are sent. */
export interface PackedEntry {
  entry: Omit<LeadEntry, 'touchpoints'>
  touchpoints: WireTouchpoint[]
  places: Place[]
}

export interface Batch {
  noun: 'lead' | 'asset'
  /** JSON of the entries, in order. */
  text: string
  /** Where each entry came from, in the order of the entries. */
  places: Place[][]
}

/** Packs entries into batches; `send` may hold the caller back until there is room. */
export function makeBatcher(send: (batch: Batch) => Promise<void>) {
  let noun: Batch['noun'] = 'lead'
  let entries: (AssetEntry | WireLead)[] = []
  let places: Place[][] = []
  let touchpoints = 0

  function add(kind: Batch['noun'], entry: AssetEntry | WireLead, from: Place[], count: number): void {
    noun = kind
    entries.push(entry)
    places.push(from)
    touchpoints += count
  }

  return {
    /** Time to `flush`. Files of assets are flushed before leads begin. */
    get isFull(): boolean {
      return (
        entries.length >= (noun === 'asset' ? BATCH_ASSETS : BATCH_ENTRIES) ||
        touchpoints >= BATCH_TOUCHPOINTS
      )
    },
    async flush(): Promise<void> {
      if (entries.length === 0) return
      const batch = { noun, text: JSON.stringify(entries), places }
      entries = []
      places = []
      touchpoints = 0
      await send(batch)
    },
    addAsset: (asset: AssetEntry, from: Place[]) => add('asset', asset, from, 0),
    addLead({ entry, touchpoints: all, places: from }: PackedEntry): void {
      add('lead', { ...entry, touchpoints: all }, from, all.length)
    },
  }
}
export type Batcher = ReturnType<typeof makeBatcher>

/** A lead with very many touchpoints goes in several entries, so that no message is too big. */
export function entryParts(packed: PackedEntry): PackedEntry[] {
  const { entry, touchpoints, places } = packed
  if (touchpoints.length <= BATCH_TOUCHPOINTS) return [packed]
  const parts: PackedEntry[] = []
  for (let start = 0; start < touchpoints.length; start += BATCH_TOUCHPOINTS)
    parts.push({
      entry,
      touchpoints: touchpoints.slice(start, start + BATCH_TOUCHPOINTS),
      places: start === 0 ? places : [],
    })
  return parts
}
