import { feedbackState, Feedback, type Answer, type FeedbackState, type Verdict } from '../domain/feedback'
import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { fold } from './lead-words'

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
  await db.transaction('rw', db.feedback, () => db.feedback.add(Feedback.parse(feedback)))
}

/** Takes a verdict back whole. Throws after `undoMs`: by then marketing may have acted on it. */
export async function undoFeedback(
  db: HalfdoorDatabase,
  id: string,
  now: number,
  undoMs: number,
): Promise<void> {
  await db.transaction('rw', db.feedback, async () => {
    const feedback = await getFeedback(db, id)
    if (now - feedback.at > undoMs)
      throw new ExpectedError('Too late to undo. Give the right verdict instead.')
    await db.feedback.delete(id)
  })
}

/** Changes one verdict in a transaction and answers it as it stands then. */
export async function changeFeedback(
  db: HalfdoorDatabase,
  id: string,
  change: (feedback: Feedback) => Feedback,
): Promise<Feedback> {
  return db.transaction('rw', db.feedback, async () => {
    const changed = Feedback.parse(change(await getFeedback(db, id)))
    await db.feedback.put(changed)
    return changed
  })
}

/** Marketing's answer on a verdict; the rep has not seen it yet. */
export function answerFeedback(db: HalfdoorDatabase, id: string, answer: Answer): Promise<Feedback> {
  return changeFeedback(db, id, ({ receiptSeenAt: _seen, ...feedback }) => ({
    ...feedback,
    seenAt: feedback.seenAt ?? answer.at,
    answer,
  }))
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

/** Every verdict, oldest first. */
export async function everyVerdict(db: HalfdoorDatabase): Promise<Feedback[]> {
  return (await db.feedback.orderBy('at').toArray()).map((row) => Feedback.parse(row))
}

export interface FeedbackFilter {
  state?: FeedbackState
  verdict?: Verdict
  text?: string
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
  const wanted = all.filter((feedback) => fits(feedback, filter))
  const start = page.cursor ? wanted.findIndex((feedback) => cursorOf(feedback) === page.cursor) + 1 : 0
  const items = wanted.slice(start, start + page.size)
  const more = start + page.size < wanted.length
  return { items, counts, ...(more ? { cursor: cursorOf(items.at(-1)!) } : {}) }
}

function cursorOf(feedback: Feedback): string {
  return `${feedback.at}|${feedback.id}`
}

function fits(feedback: Feedback, { state, verdict, text }: FeedbackFilter): boolean {
  if (state && feedbackState(feedback) !== state) return false
  if (verdict && feedback.verdict !== verdict) return false
  if (!text?.trim()) return true
  const { leadName, company, source, campaign } = feedback.snapshot
  const haystack = fold([leadName, company, source, campaign, feedback.note, feedback.member].join(' '))
  return fold(text.trim())
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
