import { feedbackState, type Feedback, type FeedbackState, type Verdict } from './feedback'
import { fold } from './lead-words'

/** Verdicts of one page of a list. */
export const FEEDBACK_PAGE = 50

export interface FeedbackFilter {
  state?: FeedbackState | undefined
  verdict?: Verdict | undefined
  /** Words that all occur in whom the verdict is about, where they came from, the note or the member. */
  text?: string | undefined
}

/** What the words of a filter are looked for in. */
export interface FeedbackWords {
  leadName: string
  company?: string | null | undefined
  source?: string | null | undefined
  campaign?: string | null | undefined
  note?: string | null | undefined
  member: string
}

/** Tells whether all words of a text occur in a verdict's, whatever their case and accents. */
export function makeWordTest(text: string): (words: FeedbackWords) => boolean {
  const wanted = fold(text.trim()).split(/\s+/)
  return ({ leadName, company, source, campaign, note, member }) => {
    const haystack = fold([leadName, company, source, campaign, note, member].join(' '))
    return wanted.every((word) => haystack.includes(word))
  }
}

/** Tells whether a verdict is one that a filter asks for. */
export function makeFeedbackTest({ state, verdict, text }: FeedbackFilter): (feedback: Feedback) => boolean {
  const hasWords = text?.trim() ? makeWordTest(text) : undefined
  return (feedback) => {
    if (state && feedbackState(feedback) !== state) return false
    if (verdict && feedback.verdict !== verdict) return false
    return !hasWords || hasWords({ ...feedback.snapshot, note: feedback.note, member: feedback.member })
  }
}

/** A place in a list that is newest first: the time and id of the last row of the page before. */
export interface Place {
  at: number
  id: string
}

export function cursorOf({ at, id }: Place): string {
  return `${at}|${id}`
}

/** The place that a cursor means; undefined where it is none. */
export function placeOf(cursor: string): Place | undefined {
  const [, at, id] = /^(-?\d{1,16})\|(.{1,200})$/s.exec(cursor) ?? []
  return at === undefined || id === undefined ? undefined : { at: Number(at), id }
}

/** True where a row comes after a place in such a list. */
export function isAfter(row: Place, place: Place): boolean {
  return row.at < place.at || (row.at === place.at && row.id < place.id)
}
