import { Dexie, type Table, type Transaction } from 'dexie'
import type { AssetRow } from './asset-row'
import type { Dispute, Feedback } from '../domain/feedback'
import type { ContentRequest } from '../domain/content-request'
import type { Objection } from '../domain/objection'
import { leadKeys } from '../domain/lead'
import type { Send } from '../domain/send'
import type { View } from '../domain/view'
import {
  entryOf,
  makeDirectoryRow,
  ROW_ENTRIES,
  type DirectoryEntry,
  type DirectoryRow,
} from './directory-row'
import type { JourneyRow } from './journey-row'
import type { LeadRow } from './lead-row'
import type { LedgerRow } from './ledger-row'
import type { OutboxEntry } from './outbox-entry'

/** The person on the page that the rep chose for a thread or a record, so that they are asked once. */
export interface ChoiceRow {
  /** Of the thread or record: see `lib/handlers/choice-key.ts`. */
  key: string
  personKey: string
  at: number
}

/** How the columns of a file with these headers were mapped the last time. */
export interface MappingRow {
  fingerprint: string
  mapping: unknown
  at: number
}

/** An id that a lead had before leads were found to be one: rows that name it are about `leadId`. */
export interface AliasRow {
  id: string
  leadId: string
}

/** How old the copy of a hub's lead is. */
export interface CopyRow {
  leadId: string
  /** The hub's own mark: it moves with every change to the lead's file. */
  updatedAt: number
  /** When it was looked up, ms. */
  at: number
  /** The hub has older touchpoints than those that were copied. */
  more: boolean
}

export interface SettingRow {
  key: string
  value: unknown
}

/**
 * Everything that persists in the browser but for the per-site shell, which is in `chrome.storage.local`.
 * Law: only the service worker opens it. An embedded page cannot (docs/decisions/0001-worker-owns-the-database.md).
 */
export class HalfdoorDatabase extends Dexie {
  leads!: Table<LeadRow, string>
  directory!: Table<DirectoryRow, number>
  journeys!: Table<JourneyRow, [string, number]>
  assets!: Table<AssetRow, string>
  sends!: Table<Send, string>
  feedback!: Table<Feedback, string>
  disputes!: Table<Dispute, string>
  choices!: Table<ChoiceRow, string>
  mappings!: Table<MappingRow, string>
  settings!: Table<SettingRow, string>
  objections!: Table<Objection, string>
  requests!: Table<ContentRequest, string>
  views!: Table<View, string>
  outbox!: Table<OutboxEntry, number>
  ledger!: Table<LedgerRow, number>
  aliases!: Table<AliasRow, string>
  copies!: Table<CopyRow, string>

  /** A copy of a hub's workspace: what is done in it is told to the hub, see `addAct`. */
  readonly isHubCopy: boolean
  /** Called after a transaction that wrote an act. */
  onAct: (() => void) | undefined

  constructor(name = 'halfdoor', isHubCopy = false) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.isHubCopy = isHubCopy
    this.version(1).stores({
      leads: 'id, *keys, *words',
      journeys: '[leadId+chunk]',
      assets: 'id, sourceId',
      sends: 'id, [leadId+at], [assetId+at]',
      feedback: 'id, [leadId+at], at',
      disputes: 'leadId',
      choices: 'key',
      mappings: 'fingerprint',
      settings: 'key',
    })
    this.version(2).stores({ leads: 'id, *keys', directory: '++seq' }).upgrade(listAllLeads)
    this.version(3)
      .stores({
        objections: 'id, [leadId+at], at',
        requests: 'id, at',
        views: 'id, [leadId+at], [assetId+at]',
        outbox: '++seq, &id',
        ledger: '++seq',
        aliases: 'id, leadId',
        copies: 'leadId',
      })
      .upgrade(spellKeysAlike)
  }
}

/** Gives leads the keys by which every spelling of a mailbox finds them; most have them already. */
async function spellKeysAlike(transaction: Transaction): Promise<void> {
  const changed: LeadRow[] = []
  await transaction.table<LeadRow>('leads').each((row) => {
    const keys = leadKeys(row)
    if (keys.some((key) => !row.keys.includes(key))) changed.push({ ...row, keys })
  })
  await transaction.table('leads').bulkPut(changed)
  await listLeads(transaction, changed.map(entryOf))
}

async function listLeads(transaction: Transaction, entries: readonly DirectoryEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += ROW_ENTRIES)
    await transaction.table('directory').add(makeDirectoryRow(entries.slice(start, start + ROW_ENTRIES)))
}

/** Brings leads of the first shape into the directory, by which they are found from then on. */
async function listAllLeads(transaction: Transaction): Promise<void> {
  const entries: DirectoryEntry[] = []
  await transaction
    .table<LeadRow & { words?: unknown }>('leads')
    .toCollection()
    .modify((row) => {
      delete row.words
      entries.push(entryOf(row))
    })
  await listLeads(transaction, entries)
}
