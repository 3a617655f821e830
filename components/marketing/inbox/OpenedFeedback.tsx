import type { AnswerDraft } from '../../../lib/domain/answer-draft'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import type { Drafts } from '../drafts'
import { errorWords } from '../../lead/error-words'
import { hashOf } from '../route'
import { useTitle } from '../use-title'
import { FeedbackDetail } from './FeedbackDetail'
import type { useFeedback } from './feedback-queries'

interface OpenedFeedbackProps {
  query: ReturnType<typeof useFeedback>
  drafts: Drafts<AnswerDraft>
}

/** The verdict of the address: as it comes, when it does not come, and when it is gone. */
export function OpenedFeedback({ query, drafts }: OpenedFeedbackProps) {
  const { data: feedback, error, refetch } = query
  useTitle(feedback ? `${feedback.snapshot.leadName} · Inbox` : 'Inbox')
  if (feedback) return <FeedbackDetail key={feedback.id} feedback={feedback} drafts={drafts} />
  if (error)
    return (
      <div className="p-4">
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'This verdict could not be read.')}
        </ErrorNote>
      </div>
    )
  if (feedback === null)
    return (
      <EmptyState
        title="This verdict is gone"
        text="The rep has taken it back, or it was in the sample workspace."
      >
        <a href={hashOf({ page: 'inbox' })} className="text-accent underline-offset-2 hover:underline">
          All verdicts
        </a>
      </EmptyState>
    )
  return (
    <div className="flex max-w-5xl flex-col gap-3 p-4 lg:px-6">
      <Skeleton className="h-5 w-48" />
      <Skeleton className="h-5 w-80 max-w-full" />
      <Skeleton className="mt-6 h-48 w-full" />
    </div>
  )
}
