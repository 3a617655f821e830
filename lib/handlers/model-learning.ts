import { startLearning, type LearningResult } from '../domain/learning/workspace-learning'
import { modelInForce } from '../domain/model-version'
import { LEARN_PORT, LearnToWorker, type WorkerToLearn } from '../messages/learn-port'
import { tellPanels } from '../messages/messenger'
import { senderKind } from '../messages/sender'
import { makeId } from '../platform/id'
import { report } from '../platform/report'
import type { HalfdoorDatabase } from '../store/database'
import { readLearningRows } from '../store/learning-rows'
import { getModelBook, putLearning } from '../store/model-store'

/** Steps are done for so long, ms, before others have their turn. */
const TURN_MS = 12

/** The parts of the worker that learning needs. */
export interface LearningParts {
  db: HalfdoorDatabase
  now(): number
}

/**
 * Learns from outcomes over a port from the marketer's page. What was learned is held; a page that goes away gives it
 * up. A port of another name or from elsewhere is not answered.
 */
export function acceptLearning(port: chrome.runtime.Port, parts: LearningParts): void {
  if (port.name !== LEARN_PORT) return
  if (!port.sender || senderKind(port.sender) !== 'house') return port.disconnect()
  const gone = new AbortController()
  let isLearning = false
  const tell = (message: WorkerToLearn) => {
    if (!gone.signal.aborted) port.postMessage(message)
  }
  port.onDisconnect.addListener(() => gone.abort())
  port.onMessage.addListener((raw: unknown) => {
    const parsed = LearnToWorker.safeParse(raw)
    if (!parsed.success) return report(parsed.error, 'reading a message about learning')
    if (parsed.data.kind === 'stay' || isLearning) return
    isLearning = true
    learnAndHold(parts, parsed.data.horizonDays, tell, gone.signal)
      .catch((error: unknown) => {
        report(error, 'learning from outcomes')
        tell({ kind: 'failed', message: 'The outcomes could not be learned from. Try again.' })
      })
      .finally(() => (isLearning = false))
  })
}

/** Learns by the model in force and holds the result, unless the signal aborts before. */
export async function learnAndHold(
  { db, now }: LearningParts,
  horizonDays: number,
  tell: (message: WorkerToLearn) => void,
  signal: AbortSignal,
): Promise<void> {
  const at = now()
  const [of, book] = await Promise.all([db.leads.count(), getModelBook(db)])
  const base = modelInForce(book)
  const learning = startLearning(base.model, horizonDays, at)
  let done = 0
  tell({ kind: 'reading', done, of })
  for await (const page of readLearningRows(db, signal)) {
    for (const lead of page) learning.visit(lead)
    tell({ kind: 'reading', done: (done += page.length), of })
  }
  const result = await inTurns(learning.finish(), tell, signal)
  if (!result) return
  await putLearning(db, { id: makeId(at), at, base: base.version, result })
  tellPanels('storeChanged', { nouns: ['model'] })
  tell({ kind: 'learned' })
}

/** Does the steps, with pauses in which other messages are answered. Undefined where the signal aborted. */
async function inTurns(
  steps: Generator<undefined, LearningResult>,
  tell: (message: WorkerToLearn) => void,
  signal: AbortSignal,
): Promise<LearningResult | undefined> {
  let count = 0
  let pausedAt = performance.now()
  for (let step = steps.next(); !signal.aborted; step = steps.next()) {
    if (step.done) return step.value
    count++
    if (performance.now() - pausedAt < TURN_MS) continue
    tell({ kind: 'reckoning', steps: count })
    await new Promise((resolve) => setTimeout(resolve))
    pausedAt = performance.now()
  }
  return undefined
}
