import type { BuyerVoice, RequestLine } from '../domain/buyer-voice'
import type { VerdictLine } from '../domain/definition/definition-trial'
import type { Condition } from '../domain/definition/rule'
import type { Feedback } from '../domain/feedback'
import type { FeedbackFilter } from '../domain/feedback-filter'
import type { Learned } from '../domain/learning/workspace-learning'
import type { WorkspaceReports } from '../domain/reports/workspace-reports'
import type { RuleTrial } from './definition-view'
import type { LearnStep } from './learn-port'
import type { AssetPast, AssetUse, DisputeLine, FeedbackList, WorkspaceSummary } from './house-to-worker'

/** The verdicts that were given under a version of the definition. */
export type VersionVerdicts = VerdictLine & { version: number }

/**
 * The questions over all rows of a workspace: what the marketer's page and the reports ask. A browser holds all rows of
 * a local workspace and only some of a hub's, so each home answers them itself. Law: both give the same answers.
 */
export interface WorkspaceSource {
  /** Verdicts newest first, a page after the cursor, with counts over all of them. */
  feedbackList(filter: FeedbackFilter, cursor?: string): Promise<FeedbackList>
  /** Undefined where the rep has taken it back. */
  feedbackGet(feedbackId: string): Promise<Feedback | undefined>
  /** Every standing dispute, newest first. */
  disputeList(): Promise<DisputeLine[]>
  /** The whole library with its use. */
  assetUseList(): Promise<AssetUse[]>
  /** Whom an asset was sent to, newest first, a hundred at most, and how it was opened. */
  assetSends(assetId: string): Promise<AssetPast>
  /** Oldest version first; versions without a verdict are absent. */
  definitionVerdicts(): Promise<VersionVerdicts[]>
  /** Holds a rule against every lead, or tells how far that is: ask again. It ends when nobody asks. */
  definitionTry(rule: Condition): Promise<RuleTrial>
  /** What buyers ask and object to. */
  objectionList(): Promise<BuyerVoice>
  /** Content that reps ask for, newest first. */
  requestList(): Promise<RequestLine[]>
  /** How much there is; touchpoints are counted where they are asked for. */
  workspaceSummary(withTouchpoints: boolean): Promise<WorkspaceSummary>
  /** Every report. `tell` hears how many leads were read; undefined where the signal aborted. */
  runReports(
    tell: (done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<WorkspaceReports | undefined>
  /** Learns from the outcomes of every lead whether they are won within so many days. Undefined where the signal aborted. */
  learnModel(
    horizonDays: number,
    tell: (step: LearnStep) => void,
    signal: AbortSignal,
  ): Promise<Learned | undefined>
}
