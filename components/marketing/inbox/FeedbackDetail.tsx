import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { AnswerDraft } from '../../../lib/domain/answer-draft'
import { feedbackState, type Feedback } from '../../../lib/domain/feedback'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { LeadDispute } from '../disputes/LeadDispute'
import type { Drafts } from '../drafts'
import { errorWords } from '../../lead/error-words'
import { hashOf } from '../route'
import { AnswerPart } from './AnswerPart'
import { useMarkSeen } from './feedback-queries'
import { ReasonChip } from './ReasonChip'
import { SnapshotView } from './SnapshotView'
import { VerdictMark } from './VerdictMark'

/** An opened verdict: the rep's words, to read only; marketing's answer; what the rep saw. Opening marks it as seen. */
export function FeedbackDetail({ feedback, drafts }: { feedback: Feedback; drafts: Drafts<AnswerDraft> }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { mutate: markSeen, error } = useMarkSeen()
  const isNew = feedbackState(feedback) === 'new'

  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (isNew) markSeen(feedback.id)
  }, [isNew, feedback.id, markSeen])

  const { leadName, company } = feedback.snapshot
  return (
    <article className="mx-auto flex max-w-5xl flex-col gap-6 p-4 lg:px-6">
      <header className="flex flex-col gap-3">
        <a
          href={hashOf({ page: 'inbox' })}
          className="inline-flex min-h-8 items-center gap-1 self-start text-accent lg:hidden"
        >
          <ArrowLeft aria-hidden size={16} />
          All verdicts
        </a>
        <h2 ref={heading} tabIndex={-1} className="break-words text-lead font-semibold outline-none">
          <bdi>{leadName}</bdi>
          {company && (
            <span className="font-normal text-muted">
              {' · '}
              <bdi>{company}</bdi>
            </span>
          )}
        </h2>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <VerdictMark verdict={feedback.verdict} />
          {(feedback.verdict !== 'good' || feedback.reason) && <ReasonChip feedback={feedback} />}
        </div>
        {feedback.note && (
          <blockquote dir="auto" className="border-s-2 border-line ps-3 break-words whitespace-pre-wrap">
            {feedback.note}
          </blockquote>
        )}
        <p className="text-muted">
          <bdi>{feedback.member || 'A rep'}</bdi>, <DayTime at={feedback.at} form="dayTime" />
        </p>
        <LeadDispute feedback={feedback} />
        {error && (
          <ErrorNote onRetry={() => markSeen(feedback.id)}>
            {errorWords(error, 'This verdict could not be marked as seen.')}
          </ErrorNote>
        )}
      </header>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_280px]">
        <div className="xl:order-last">
          <AnswerPart feedback={feedback} drafts={drafts} />
        </div>
        <SnapshotView snapshot={feedback.snapshot} at={feedback.at} />
      </div>
    </article>
  )
}
