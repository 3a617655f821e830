import { Dexie, type Transaction } from 'dexie'
import type { z } from 'zod'
import { OutboxAct } from '../contract/outbox-row'
import { makeId } from '../platform/id'
import type { HalfdoorDatabase } from './database'
import { beginAnew } from './hub-anew'
import { OutboxEntry } from './outbox-entry'

/** An act that met a defect of the hub is sent again by itself after so long, ms. */
const AFTER_DEFECT = 3_600_000

/** What a write does to the team's workspace; fields that the hub does not take are left out. */
export type ToldAct = z.input<typeof OutboxAct>

/**
 * Notes an act for the hub; nothing in a local workspace. Law: called in the transaction that writes the row itself,
 * with `db.outbox` among its tables, so that there is never one without the other.
 */
export async function addAct(db: HalfdoorDatabase, act: ToldAct, now: number): Promise<void> {
  if (!db.isHubCopy) return
  const transaction = Dexie.currentTransaction
  if (!transaction) throw new Error('An act is noted in the transaction of its row.')
  await db.outbox.add({ id: makeId(now), at: now, act: OutboxAct.parse(act), tries: 0 })
  rootOf(transaction).on('complete', () => db.onAct?.())
}

/** The transaction that is brought to disk; those within it end before. */
function rootOf(transaction: Transaction): Transaction {
  const { parent } = transaction as Transaction & { parent?: Transaction }
  return parent ? rootOf(parent) : transaction
}

/**
 * The oldest acts that may be sent, in the order in which they were done; with `now`, ms, also those that met a defect
 * of the hub an hour ago or longer.
 */
export async function nextActs(db: HalfdoorDatabase, limit: number, now = 0): Promise<OutboxEntry[]> {
  const rows = await db.outbox
    .orderBy('seq')
    .filter(({ parked }) => !parked || (parked.code === 'internal' && now - parked.at >= AFTER_DEFECT))
    .limit(limit)
    .toArray()
  return rows.map((row) => OutboxEntry.parse(row))
}

/** Acts that wait or were refused, oldest first. */
export async function listActs(db: HalfdoorDatabase): Promise<OutboxEntry[]> {
  return (await db.outbox.orderBy('seq').toArray()).map((row) => OutboxEntry.parse(row))
}

/** How many wait to be sent, and how many the hub refused. */
export async function countActs(db: HalfdoorDatabase): Promise<{ pending: number; parked: number }> {
  const [all, parked] = await Promise.all([
    db.outbox.count(),
    db.outbox.filter((row) => !!row.parked).count(),
  ])
  return { pending: all - parked, parked }
}

/** What the hub answered on one act. */
export interface ActAnswer {
  id: string
  /** Absent where the hub has it. */
  refused?: { code: string; message: string }
}

/** Takes away what the hub has and parks what it refused. Law: an act goes only when an answer names its id. */
export async function settleActs(
  db: HalfdoorDatabase,
  answers: readonly ActAnswer[],
  now: number,
): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    for (const { id, refused } of answers) {
      if (!refused) await db.outbox.where('id').equals(id).delete()
      else
        await db.outbox
          .where('id')
          .equals(id)
          .modify((row) => void (row.parked = { ...refused, at: now }))
    }
  })
}

/** Counts a try that came to nothing. */
export async function countTry(db: HalfdoorDatabase, ids: readonly string[]): Promise<void> {
  await db.outbox
    .where('id')
    .anyOf([...ids])
    .modify((row) => void row.tries++)
}

/** Sends a refused act again with the next ones. False where it is gone. */
export async function unparkAct(db: HalfdoorDatabase, id: string): Promise<boolean> {
  return db.transaction('rw', db.outbox, async () => {
    const changed = await db.outbox
      .where('id')
      .equals(id)
      .modify((row) => {
        delete row.parked
      })
    rootOf(Dexie.currentTransaction!).on('complete', () => db.onAct?.())
    return changed > 0
  })
}

/**
 * Gives a refused act up for good; the next pull then begins anew, and what the act had changed here goes. False where
 * it is gone, or was not refused.
 */
export async function discardAct(db: HalfdoorDatabase, id: string): Promise<boolean> {
  return db.transaction('rw', db.outbox, db.settings, async () => {
    const rows = db.outbox.where('id').equals(id)
    const isDone = (await rows.and(({ parked }) => !!parked).delete()) > 0
    if (isDone) await beginAnew(db)
    return isDone
  })
}
