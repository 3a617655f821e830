import { Lead } from '../domain/lead'
import { startLearning, type Learned } from '../domain/learning/workspace-learning'
import { modelInForce } from '../domain/model-version'
import { Touchpoint } from '../domain/touchpoint'
import type { LearnStep } from '../messages/learn-port'
import { inTurns } from '../platform/in-turns'
import type { HalfdoorDatabase } from '../store/database'
import { readLeadPages } from '../store/lead-pages'
import { getModelBook } from '../store/model-store'

const LEARNED = {
  lead: Lead.pick({ id: true, anchors: true }),
  touchpoint: Touchpoint.pick({ type: true, detail: true, grade: true, at: true }),
  size: 500,
}

/** Learns by the model in force from all leads of this browser's workspace. Undefined where the signal aborted. */
export async function learnHere(
  { db, now }: { db: HalfdoorDatabase; now(): number },
  horizonDays: number,
  tell: (step: LearnStep) => void,
  signal: AbortSignal,
): Promise<Learned | undefined> {
  const at = now()
  const [of, book] = await Promise.all([db.leads.count(), getModelBook(db)])
  const base = modelInForce(book)
  const learning = startLearning(base.model, horizonDays, at)
  let done = 0
  tell({ kind: 'reading', done, of })
  for await (const page of readLeadPages(db, LEARNED, signal)) {
    for (const { lead, touchpoints } of page) learning.visit({ ...lead, touchpoints })
    tell({ kind: 'reading', done: (done += page.length), of })
  }
  const result = await inTurns(learning.finish(), (steps) => tell({ kind: 'reckoning', steps }), signal)
  return result && { base: base.version, result }
}
