import { LEARN_PORT, LearnToWorker, type WorkerToLearn } from '../messages/learn-port'
import { tellPanels } from '../messages/messenger'
import { senderKind } from '../messages/sender'
import type { WorkspaceSource } from '../messages/workspace-source'
import { isExpected } from '../platform/expected-error'
import { makeId } from '../platform/id'
import { report } from '../platform/report'
import type { HalfdoorDatabase } from '../store/database'
import { putLearning } from '../store/model-store'

/** The parts of the worker that learning needs. */
export interface LearningParts {
  db: HalfdoorDatabase
  source: Pick<WorkspaceSource, 'learnModel'>
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
        tell({ kind: 'failed', message: wordsOf(error) })
      })
      .finally(() => (isLearning = false))
  })
}

/** Learns from all leads of the workspace and holds the result, unless the signal aborts before. */
export async function learnAndHold(
  { db, source, now }: LearningParts,
  horizonDays: number,
  tell: (message: WorkerToLearn) => void,
  signal: AbortSignal,
): Promise<void> {
  const at = now()
  const learned = await source.learnModel(horizonDays, tell, signal)
  if (!learned) return
  await putLearning(db, { id: makeId(at), at, ...learned })
  tellPanels('storeChanged', { nouns: ['model'] })
  tell({ kind: 'learned' })
}

function wordsOf(error: unknown): string {
  return isExpected(error) ? error.message : 'The outcomes could not be learned from. Try again.'
}
