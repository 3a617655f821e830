import 'fake-indexeddb/auto'
import type { Asset } from '../../lib/domain/asset'
import type { Lead } from '../../lib/domain/lead'
import type { Reading } from '../../lib/domain/reading'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import { makeLocalSource } from '../../lib/handlers/local-source'
import type { WorkerParts } from '../../lib/handlers/worker'
import { makeAssetRow } from '../../lib/store/asset-row'
import { HalfdoorDatabase } from '../../lib/store/database'
import { putListedLeads } from '../../lib/store/directory-store'
import { makeHealthMemory } from '../../lib/store/host-health'
import { makeJourneyRows } from '../../lib/store/journey-row'
import { makeLeadRow } from '../../lib/store/lead-row'
import { makeLibraryShelf } from '../../lib/store/library'
import { makeTabMemory } from '../../lib/store/tab-memory'

export const DAY = 86_400_000
export const NOW = Date.parse('2026-05-01T12:00:00Z')

let count = 0

/** A worker over a database of its own, with a clock that the test moves. */
export function makeWorker(): WorkerParts & { clock: { now: number } } {
  const db = new HalfdoorDatabase(`test-${count++}`)
  const clock = { now: NOW }
  const shelf = makeLibraryShelf(db)
  return {
    db,
    own: db,
    shelf,
    source: makeLocalSource({ db, shelf, now: () => clock.now }, new AbortController().signal),
    tabs: makeTabMemory(memoryArea()),
    health: makeHealthMemory(memoryArea()),
    now: () => clock.now,
    clock,
  }
}

/** `chrome.storage.session` in memory: what is put is copied, as the browser does. */
export function memoryArea(): chrome.storage.StorageArea {
  const kept = new Map<string, string>()
  const area = {
    get: async (key: string) => (kept.has(key) ? { [key]: JSON.parse(kept.get(key)!) } : {}),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, JSON.stringify(value))
    },
    remove: async (key: string) => void kept.delete(key),
  }
  return area as unknown as chrome.storage.StorageArea
}

export function aLead(more: Partial<Lead> = {}): Lead {
  const id = more.id ?? `lead-${count++}`
  return {
    id,
    name: 'Ann Lee',
    emails: [`${id}@acme.example`],
    crm: [],
    anchors: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...more,
  }
}

export function aTouch(
  type: Touchpoint['type'],
  daysAgo: number,
  more: Partial<Touchpoint> = {},
): Touchpoint {
  return { id: `test:${count++}`, type, at: NOW - daysAgo * DAY, side: 'marketing', source: 'test', ...more }
}

export function anAsset(id: string, more: Partial<Asset> = {}): Asset {
  return {
    id, title: id, type: 'guide', url: `https://nordwind.example/${id}`, summary: '', stages: [], personas: [], industries: [],
    answers: [], topics: [], createdAt: NOW, updatedAt: NOW, ...more,
  } // prettier-ignore
}

export function aReading(more: Partial<Reading> = {}): Reading {
  return {
    host: 'gmail',
    state: 'ready',
    people: [],
    own: [],
    messages: [],
    composing: false,
    health: {},
    ...more,
  }
}

/** Stores a lead with its touchpoints. */
export async function putLead(
  { db }: WorkerParts,
  lead: Lead,
  touchpoints: Touchpoint[] = [],
): Promise<void> {
  const sorted = [...touchpoints].sort((a, b) => a.at - b.at)
  const rows = makeJourneyRows(lead.id, sorted)
  const counts = { touchpoints: sorted.length, marketing: sorted.length, chunks: rows.length }
  await putListedLeads(db, [makeLeadRow(lead, counts)])
  await db.journeys.bulkPut(rows)
}

/** Stores assets. */
export async function putAssets({ db, shelf }: WorkerParts, ...assets: Asset[]): Promise<void> {
  await db.assets.bulkPut(assets.map(makeAssetRow))
  shelf.forget()
}
