import type { DisputeTally } from '../domain/dispute-tally'
import type { LearningResult } from '../domain/learning/workspace-learning'
import type { ModelBook } from '../domain/model-version'

/** What was learned last. */
export interface LearningView {
  id: string
  at: number
  /** The version of the model that was in force. */
  base: number
  result: LearningResult
  /** It was accepted or refused. */
  decided: boolean
}

/** The stage model with all its versions, what reps dispute, and what was learned last. */
export interface ModelView {
  book: ModelBook
  disputes: DisputeTally
  learning?: LearningView
}
