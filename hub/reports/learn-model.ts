import type { Learned, LearningResult } from '../../lib/domain/learning/workspace-learning'
import { DEFAULT_BOOK, modelInForce } from '../../lib/domain/model-version'
import type { Database } from '../db/connect'
import { readLearningPages } from '../repos/learning-pages'
import { findSetting } from '../repos/setting'
import { summariseWorkspace } from '../repos/workspace-summary'
import { reckonApart } from './reckon-apart'
import type { Tell } from './runs'

/** Learns by the model in force from every lead, page by page. Undefined where the signal aborted. */
export async function learnModel(
  { reportDb: db, now, workspaceId }: { reportDb: Database; now: number; workspaceId: string },
  horizonDays: number,
  tell: Tell,
  signal: AbortSignal,
): Promise<Learned | undefined> {
  const [{ leads }, book] = await Promise.all([
    summariseWorkspace(db, workspaceId),
    findSetting(db, workspaceId, 'model'),
  ])
  const base = modelInForce(book ?? DEFAULT_BOOK)
  let done = 0
  tell(done, leads)
  const result = await reckonApart<LearningResult>(
    { kind: 'learning', model: base.model, horizonDays, now },
    readLearningPages(db, workspaceId, signal),
    { read: (more) => tell((done += more), leads), steps: (steps) => tell(done, leads, steps) },
    signal,
  )
  return result && { base: base.version, result }
}
