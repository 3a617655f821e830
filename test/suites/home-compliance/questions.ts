import type { WorkspaceSource } from '../../../lib/messages/workspace-source'
import { RULE } from './definition-rows'

/** What the marketer's page and the reports ask over all rows. */
export const QUESTIONS: { name: string; ask(source: WorkspaceSource): Promise<unknown> }[] = [
  { name: 'verdicts, all pages', ask: (source) => everyPage(source, {}) },
  { name: 'new verdicts', ask: (source) => everyPage(source, { state: 'new' }) },
  { name: 'seen verdicts', ask: (source) => everyPage(source, { state: 'seen' }) },
  { name: 'answered verdicts', ask: (source) => everyPage(source, { state: 'answered' }) },
  {
    name: 'bad verdicts with words',
    ask: (source) => everyPage(source, { verdict: 'bad', text: ' KELLER ' }),
  },
  { name: 'words without their accents', ask: (source) => everyPage(source, { text: 'zoe angstrom' }) },
  { name: 'words with accents', ask: (source) => everyPage(source, { text: 'GRÖSSE größe' }) },
  { name: 'Arabic words', ask: (source) => everyPage(source, { text: 'ليلى' }) },
  { name: 'one verdict', ask: (source) => source.feedbackGet('TIE-0') },
  { name: 'a verdict that is gone', ask: (source) => source.feedbackGet('was-deleted') },
  { name: 'disputed stages', ask: (source) => source.disputeList() },
  { name: 'the use of assets', ask: (source) => source.assetUseList() },
  { name: 'the sends of an asset', ask: (source) => source.assetSends('expired') },
  { name: 'the sends of another', ask: (source) => source.assetSends('Retired') },
  { name: 'the verdicts of each version', ask: (source) => source.definitionVerdicts() },
  { name: 'a rule held against all leads', ask: (source) => tried(source) },
  { name: 'objections', ask: (source) => source.objectionList() },
  { name: 'requests', ask: (source) => source.requestList() },
  { name: 'the summary', ask: (source) => source.workspaceSummary(false) },
  { name: 'the summary with touchpoints', ask: (source) => source.workspaceSummary(true) },
  {
    name: 'what outcomes teach',
    ask: (source) => source.learnModel(60, () => undefined, new AbortController().signal),
  },
  { name: 'every report', ask: (source) => source.runReports(() => undefined, new AbortController().signal) },
]

async function tried(source: WorkspaceSource) {
  for (;;) {
    const trial = await source.definitionTry(RULE)
    if (trial.isDone) return trial.result
  }
}

async function everyPage(source: WorkspaceSource, filter: Parameters<WorkspaceSource['feedbackList']>[0]) {
  const pages = []
  for (let cursor: string | undefined; ;) {
    const { cursor: next, ...page } = await source.feedbackList(filter, cursor)
    pages.push(page)
    if (next === undefined) return pages
    cursor = next
  }
}
