import type { Answer, Feedback } from './feedback'
import type { AnswerKind } from './verdict-words'
import { reasonRule } from './verdict-words'

/** Marketing's answer as the worker takes it: who and when are the worker's to say. */
export type AnswerWords = Omit<Answer, 'by' | 'at'>

/** An answer being written. `until` is a day in ms, absent until one is chosen. */
export interface AnswerDraft {
  kind?: AnswerKind
  until?: number
  note: string
}

export interface AnswerProblems {
  kind?: string
  until?: string
  note?: string
}

const DAY = 86_400_000

/** What the note means for an answer, and whether it must be there. */
export const NOTE_RULES: Record<AnswerKind, { label: string; needed: boolean }> = {
  thanks: { label: 'A word more', needed: false },
  recycled: { label: 'A word more', needed: false },
  dataFixed: { label: 'What was fixed', needed: false },
  definitionChanged: { label: 'Version of the definition', needed: true },
  campaignChanged: { label: 'What changed', needed: false },
  stays: { label: 'Because', needed: true },
}

/** What keeps the answer from being sent, in words; empty where it can go. */
export function answerProblems(draft: AnswerDraft, now: number): AnswerProblems {
  if (!draft.kind) return { kind: 'Choose an answer.' }
  const problems: AnswerProblems = {}
  if (draft.kind === 'recycled') {
    if (draft.until === undefined) problems.until = 'Say until when.'
    else if (draft.until <= now) problems.until = 'Choose a day that is still to come.'
  }
  const note = draft.note.trim()
  if (NOTE_RULES[draft.kind].needed && !note)
    problems.note =
      draft.kind === 'stays' ? 'Say why it stays as it is.' : 'Name the version, for example v5.'
  if (note.length > 2000) problems.note = 'Too long: 2,000 letters at most.'
  return problems
}

/** The answer to send from a draft without problems. Throws where no answer was chosen. */
export function makeAnswer(draft: AnswerDraft): AnswerWords {
  if (!draft.kind) throw new Error('an answer without its kind')
  return {
    kind: draft.kind,
    until: draft.kind === 'recycled' ? draft.until : undefined,
    note: draft.note.trim() || undefined,
  }
}

/** The draft to change an answer that was given, or an empty one. */
export function answerDraftOf(answer: Answer | undefined): AnswerDraft {
  return answer ? { kind: answer.kind, until: answer.until, note: answer.note ?? '' } : { note: '' }
}

/** The day to offer for "Recycled until": the rep's own date, else the reason's days from today, else none. */
export function recycleDay(feedback: Pick<Feedback, 'reason' | 'until'>, now: number): number | undefined {
  if (feedback.until !== undefined && feedback.until > now) return feedback.until
  const days = feedback.reason && reasonRule(feedback.reason).days
  return days ? now + days * DAY : undefined
}
