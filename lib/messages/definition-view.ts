import type { DefinitionVersion } from '../domain/definition/definition'
import type { DefinitionTrial, VerdictLine } from '../domain/definition/definition-trial'

/** The definition with all its versions, oldest first. */
export interface DefinitionView {
  versions: DefinitionVersion[]
  /** The number of the version in force. */
  inForce?: number
  /** For each version that verdicts were given under: those verdicts, by what was met at that moment. */
  verdicts: (VerdictLine & { version: number })[]
}

/** A rule held against all leads, or how many of them were read by now: ask again. */
export type RuleTrial =
  { isDone: true; result: DefinitionTrial } | { isDone: false; done: number; of: number }
