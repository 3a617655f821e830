import { Objection } from '../domain/objection'
import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** What a lead asked or objected to, newest first. */
export async function objectionsOfLead(db: HalfdoorDatabase, leadId: string): Promise<Objection[]> {
  const rows = await db.objections
    .where('[leadId+at]')
    .between([leadId, 0], [leadId, Infinity])
    .reverse()
    .toArray()
  return rows.map((row) => Objection.parse(row))
}

/** Every objection and question, oldest first. */
export async function everyObjection(db: HalfdoorDatabase): Promise<Objection[]> {
  return (await db.objections.orderBy('at').toArray()).map((row) => Objection.parse(row))
}

/** Writes what a lead said; when this resolves it is on disk. */
export async function addObjection(db: HalfdoorDatabase, objection: Objection): Promise<void> {
  await db.transaction('rw', db.objections, db.outbox, async () => {
    await db.objections.add(Objection.parse(objection))
    await addAct(db, { op: 'objectionAdd', objection }, objection.at)
  })
}

/** Takes it back whole. Throws after `undoMs`. */
export async function undoObjection(
  db: HalfdoorDatabase,
  id: string,
  now: number,
  undoMs: number,
): Promise<void> {
  await db.transaction('rw', db.objections, db.outbox, async () => {
    const { at } = await getObjection(db, id)
    if (now - at > undoMs) throw new ExpectedError('Too late to undo: marketing may have read it.')
    await db.objections.delete(id)
    await addAct(db, { op: 'objectionUndo', objectionId: id }, now)
  })
}

/** Notes the asset that answered it, in place of an earlier one. */
export async function answerObjection(
  db: HalfdoorDatabase,
  id: string,
  assetId: string,
  now: number,
): Promise<Objection> {
  return db.transaction('rw', db.objections, db.outbox, async () => {
    const answered = { ...(await getObjection(db, id)), answeredBy: assetId, answeredAt: now }
    await db.objections.put(answered)
    await addAct(db, { op: 'objectionAnswer', objectionId: id, assetId }, now)
    return answered
  })
}

async function getObjection(db: HalfdoorDatabase, id: string): Promise<Objection> {
  const row = await db.objections.get(id)
  if (!row) throw new ExpectedError('This objection was taken back.')
  return Objection.parse(row)
}
