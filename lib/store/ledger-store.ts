import type { HalfdoorDatabase } from './database'
import { LedgerRow } from './ledger-row'

const MOST_ROWS = 10_000
const MOST_AGE = 90 * 86_400_000
/** The oldest are looked for once in so many rows. */
const SWEEP_EVERY = 50

/**
 * Notes that something leaves the browser; answers the row's number. `db`: the person's own, which outlives every
 * connection. Of ten thousand rows or ninety days the oldest go.
 */
export async function addLedgerRow(db: HalfdoorDatabase, row: LedgerRow): Promise<number> {
  return db.transaction('rw', db.ledger, async () => {
    const seq = await db.ledger.add(LedgerRow.parse(row))
    if (seq % SWEEP_EVERY === 0) await sweep(db, seq, row.at)
    return seq
  })
}

async function sweep(db: HalfdoorDatabase, last: number, now: number): Promise<void> {
  await db.ledger
    .where('seq')
    .belowOrEqual(last - MOST_ROWS)
    .delete()
  await db.ledger.filter(({ at }) => at < now - MOST_AGE).delete()
}

/** Notes that the same leaves once more. False where the row has gone. */
export async function repeatLedgerRow(db: HalfdoorDatabase, seq: number, now: number): Promise<boolean> {
  const changed = await db.ledger
    .where('seq')
    .equals(seq)
    .modify((row) => {
      row.times = (row.times ?? 1) + 1
      row.lastAt = now
      delete row.outcome
    })
  return changed > 0
}

/** Notes what became of it. */
export async function setLedgerOutcome(db: HalfdoorDatabase, seq: number, outcome: string): Promise<void> {
  await db.ledger.update(seq, { outcome })
}

/** What left the browser, newest first, a page below the cursor (the number of the last one). */
export async function listLedger(
  db: HalfdoorDatabase,
  size: number,
  cursor?: number,
): Promise<{ rows: LedgerRow[]; cursor?: number }> {
  const found = await db.ledger
    .where('seq')
    .below(cursor ?? Infinity)
    .reverse()
    .limit(size)
    .toArray()
  const rows = found.map((row) => LedgerRow.parse(row))
  return { rows, ...(rows.length === size ? { cursor: rows.at(-1)!.seq! } : {}) }
}
