import { feedbackState, Feedback, type Answer, type FeedbackState } from '../domain/feedback'
import { cursorOf, isAfter, makeFeedbackTest, placeOf, type FeedbackFilter } from '../domain/feedback-filter'
import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { addAct, type ToldAct } from './outbox-store'

/** A lead's verdicts, newest first. */
export async function feedbackOfLead(db: HalfdoorDatabase, leadId: string): Promise<Feedback[]> {
  const rows = await db.feedback
    .where('[leadId+at]')
    .between([leadId, 0], [leadId, Infinity])
    .reverse()
    .toArray()
  return rows.map((row) => Feedback.parse(row))
}

/** Writes a verdict in one strict transaction: when this resolves it is on disk. */
export async function addFeedback(db: HalfdoorDatabase, feedback: Feedback): Promise<void> {
  await db.transaction('rw', db.feedback, db.outbox, async () => {
    await db.feedback.add(Feedback.parse(feedback))
    await addAct(db, { op: 'feedbackAdd', feedback }, feedback.at)
  })
}

/** Takes a verdict back whole. Throws after `undoMs`: by then marketing may have acted on it. */
export async function undoFeedback(
  db: HalfdoorDatabase,
  id: string,
  now: number,
  undoMs: number,
): Promise<void> {
  await db.transaction('rw', db.feedback, db.outbox, async () => {
    const feedback = await getFeedback(db, id)
    if (now - feedback.at > undoMs)
      throw new ExpectedError('Too late to undo. Give the right verdict instead.')
    await db.feedback.delete(id)
    await addAct(db, { op: 'feedbackUndo', feedbackId: id }, now)
  })
}

/** Changes one verdict in a transaction, with the act that tells of it, and answers it as it stands then. */
export async function changeFeedback(
  db: HalfdoorDatabase,
  id: string,
  change: (feedback: Feedback) => Feedback,
  told: { act: ToldAct; now: number },
): Promise<Feedback> {
  return db.transaction('rw', db.feedback, db.outbox, async () => {
    const changed = Feedback.parse(change(await getFeedback(db, id)))
    await db.feedback.put(changed)
    await addAct(db, told.act, told.now)
    return changed
  })
}

/** Marketing's answer on a verdict; the rep has not seen it yet. */
export function answerFeedback(db: HalfdoorDatabase, id: string, answer: Answer): Promise<Feedback> {
  return changeFeedback(
    db,
    id,
    ({ receiptSeenAt: _seen, ...feedback }) => ({
      ...feedback,
      seenAt: feedback.seenAt ?? answer.at,
      answer,
    }),
    { act: { op: 'feedbackAnswer', feedbackId: id, answer }, now: answer.at },
  )
}

/** A verdict by id, or undefined where the rep has taken it back. */
export async function findFeedback(db: HalfdoorDatabase, id: string): Promise<Feedback | undefined> {
  const row = await db.feedback.get(id)
  return row && Feedback.parse(row)
}

async function getFeedback(db: HalfdoorDatabase, id: string): Promise<Feedback> {
  const feedback = await findFeedback(db, id)
  if (!feedback) throw new ExpectedError('This verdict was taken back.')
  return feedback
}

/** Keeps a hub's verdict that no copy was here of; one that is here stays as it is. */
export async function keepFeedback(db: HalfdoorDatabase, feedback: Feedback): Promise<void> {
  await db.transaction('rw', db.feedback, async () => {
    if (!(await db.feedback.get(feedback.id))) await db.feedback.put(feedback)
  })
}

/** Every verdict, oldest first. */
export async function everyVerdict(db: HalfdoorDatabase): Promise<Feedback[]> {
  return (await db.feedback.orderBy('at').toArray()).map((row) => Feedback.parse(row))
}

/**
 * Verdicts newest first, a page after the cursor (the time and id of the last one), with counts over all of them.
 * Reads the whole table: a workspace in a browser holds one team's verdicts, thousands and not millions.
 */
export async function listFeedback(
  db: HalfdoorDatabase,
  filter: FeedbackFilter,
  page: { cursor?: string; size: number },
): Promise<{ items: Feedback[]; counts: Record<FeedbackState | 'total', number>; cursor?: string }> {
  const all = (await db.feedback.orderBy('at').reverse().toArray()).map((row) => Feedback.parse(row))
  const counts = { new: 0, seen: 0, answered: 0, total: all.length }
  for (const feedback of all) counts[feedbackState(feedback)]++
  const place = page.cursor === undefined ? undefined : placeOf(page.cursor)
  const fits = makeFeedbackTest(filter)
  const wanted = all.filter((feedback) => (!place || isAfter(feedback, place)) && fits(feedback))
  const items = wanted.slice(0, page.size)
  return { items, counts, ...(wanted.length > page.size ? { cursor: cursorOf(items.at(-1)!) } : {}) }
}
