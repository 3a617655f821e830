import { Dispute } from '../domain/feedback'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** The rep's standing dispute of a lead's stage, where there is one. */
export async function findDispute(db: HalfdoorDatabase, leadId: string): Promise<Dispute | undefined> {
  const row = await db.disputes.get(leadId)
  return row && Dispute.parse(row)
}

/** Every standing dispute, newest first. Reads the whole table: one row at most for a lead that a rep spoke up on. */
export async function listDisputes(db: HalfdoorDatabase): Promise<Dispute[]> {
  const rows = await db.disputes.toArray()
  return rows.map((row) => Dispute.parse(row)).sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

/** Writes a dispute in place of an earlier one. */
export async function putDispute(db: HalfdoorDatabase, dispute: Dispute): Promise<void> {
  await db.transaction('rw', db.disputes, db.outbox, async () => {
    await db.disputes.put(Dispute.parse(dispute))
    await addAct(db, { op: 'disputePut', dispute }, dispute.at)
  })
}

/** Takes a dispute back. */
export async function removeDispute(db: HalfdoorDatabase, leadId: string, now: number): Promise<void> {
  await db.transaction('rw', db.disputes, db.outbox, async () => {
    await db.disputes.delete(leadId)
    await addAct(db, { op: 'disputeRemove', leadId }, now)
  })
}
