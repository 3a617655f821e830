import { Send } from '../domain/send'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** What was sent to a lead, oldest first. */
export async function sendsOfLead(db: HalfdoorDatabase, leadId: string): Promise<Send[]> {
  const rows = await db.sends.where('[leadId+at]').between([leadId, 0], [leadId, Infinity]).toArray()
  return rows.map((row) => Send.parse(row))
}

/** Whom an asset was sent to, newest first. */
export async function sendsOfAsset(db: HalfdoorDatabase, assetId: string, limit: number): Promise<Send[]> {
  const rows = await db.sends
    .where('[assetId+at]')
    .between([assetId, 0], [assetId, Infinity])
    .reverse()
    .limit(limit)
    .toArray()
  return rows.map((row) => Send.parse(row))
}

/** Logs a send that was seen to have worked. */
export async function addSend(db: HalfdoorDatabase, send: Send): Promise<void> {
  await db.transaction('rw', db.sends, db.outbox, async () => {
    await db.sends.add(Send.parse(send))
    await addAct(db, { op: 'sendAdd', send }, send.at)
  })
}

/** Sends made before a time and not yet judged. */
export async function overdueSends(db: HalfdoorDatabase, before: number): Promise<Send[]> {
  const rows = await db.sends.filter((send) => send.moved === undefined && send.at < before).toArray()
  return rows.map((row) => Send.parse(row))
}

/** Notes which sends are known to have moved the lead on, or not. */
export async function putJudged(
  db: HalfdoorDatabase,
  judged: ReadonlyMap<string, boolean>,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.sends, db.outbox, async () => {
    for (const [id, moved] of judged) {
      await db.sends.update(id, { moved })
      await addAct(db, { op: 'sendJudged', sendId: id, moved }, now)
    }
  })
}
