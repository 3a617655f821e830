import { dayWords } from '../ui/day-words'
import type { Answer } from '../../lib/domain/feedback'
import { ANSWERS, reasonRule, type Reason } from '../../lib/domain/verdict-words'

/** Marketing's answer in one line: "recycled to 3 Mar", "definition changed: v5", "stays as it is, because …". */
export function answerWords(answer: Answer, now: number): string {
  const note = answer.note?.trim()
  if (answer.kind === 'recycled') {
    const until = answer.until === undefined ? '' : ` to ${dayWords(answer.until, now)}`
    return `recycled${until}${note ? `: ${note}` : ''}`
  }
  const name = ANSWERS[answer.kind].charAt(0).toLowerCase() + ANSWERS[answer.kind].slice(1)
  if (answer.kind === 'stays') return `${name} ${note ?? '…'}`
  return note ? `${name}: ${note}` : name
}

/** A reason with its date: "Locked to a competitor until 3 Mar", "Bad timing, back in 60 days". */
export function reasonWords(reason: Reason, until: number | undefined, now: number): string {
  const { name, days } = reasonRule(reason)
  if (until !== undefined) return `${name} until ${dayWords(until, now)}`
  return days ? `${name}, back in ${days} days` : name
}
