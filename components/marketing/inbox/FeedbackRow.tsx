import { feedbackState, type Feedback } from '../../../lib/domain/feedback'
import { reasonRule } from '../../../lib/domain/verdict-words'
import { DayTime } from '../../ui/DayTime'
import { hashOf } from '../route'
import { VerdictMark } from './VerdictMark'

interface FeedbackRowProps {
  feedback: Feedback
  open: boolean
  /** The one row that Tab reaches. */
  reachable: boolean
  onFocus: () => void
}

const STATE_WORDS = { new: 'New', seen: 'Seen', answered: 'Answered' }

/** A verdict in the list, 64 px high: who, what, when, and where it is on marketing's side. */
export function FeedbackRow({ feedback, open, reachable, onFocus }: FeedbackRowProps) {
  const state = feedbackState(feedback)
  const { leadName, company } = feedback.snapshot
  return (
    <a
      href={hashOf({ page: 'inbox', id: feedback.id })}
      aria-current={open || undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={onFocus}
      className="grid h-full grid-cols-[8px_minmax(0,1fr)_auto] content-center gap-x-2 gap-y-1 border-b border-line pr-4 pl-2 outline-offset-[-2px] hover:bg-raised aria-[current]:bg-accent-soft"
    >
      <span className="grid place-items-center">
        {state === 'new' && <span className="size-2 rounded-full bg-accent" />}
      </span>
      <span className="truncate">
        <bdi className={state === 'new' ? 'font-semibold' : ''}>{leadName}</bdi>
        {company && (
          <span className="text-muted">
            {' · '}
            <bdi>{company}</bdi>
          </span>
        )}
      </span>
      <DayTime at={feedback.at} capital className="justify-self-end text-caption text-muted" />
      <span className="col-start-2 flex min-w-0 items-center gap-2">
        <VerdictMark verdict={feedback.verdict} />
        {feedback.reason && <span className="truncate text-muted">{reasonRule(feedback.reason).name}</span>}
      </span>
      <span
        className={`justify-self-end text-caption ${state === 'new' ? 'font-medium text-accent' : 'text-muted'}`}
      >
        {STATE_WORDS[state]}
      </span>
    </a>
  )
}
