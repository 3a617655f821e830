import { useCallback, useMemo } from 'react'
import type { AnswerDraft } from '../../../lib/domain/answer-draft'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import type { Drafts } from '../drafts'
import { errorWords } from '../../lead/error-words'
import { FeedbackRows } from './FeedbackRows'
import { useFeedback, useFeedbackList, type FeedbackFilter } from './feedback-queries'
import { OpenedFeedback } from './OpenedFeedback'
import { useHeldRows } from './use-held-rows'

interface InboxPanesProps {
  id: string | undefined
  filter: FeedbackFilter
  drafts: Drafts<AnswerDraft>
  onClear: () => void
}

/** The list and the opened verdict, side by side; one of them where the page is narrow. */
export function InboxPanes({ id, filter, drafts, onClear }: InboxPanesProps) {
  const list = useFeedbackList(filter)
  const opened = useFeedback(id)
  const listed = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const rows = useHeldRows(
    listed,
    id ? opened.data : undefined,
    list.isPlaceholderData ? undefined : JSON.stringify(filter),
  )
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const onMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage])

  return (
    <div className="relative flex min-h-0 flex-1">
      <div
        className={`w-full shrink-0 lg:w-80 lg:border-r lg:border-line 2xl:w-96 ${id ? 'max-lg:invisible' : ''}`}
      >
        {list.isPending ? (
          <Waiting />
        ) : list.error && rows.length === 0 ? (
          <div className="p-4">
            <ErrorNote onRetry={() => void list.refetch()}>
              {errorWords(list.error, 'The verdicts could not be read.')}
            </ErrorNote>
          </div>
        ) : rows.length === 0 ? (
          <EmptyState title="No verdict fits this filter">
            <Button onClick={onClear}>Show all verdicts</Button>
          </EmptyState>
        ) : (
          <FeedbackRows rows={rows} openId={id} more={hasNextPage && !isFetchingNextPage} onMore={onMore} />
        )}
      </div>
      <div
        className={`min-w-0 flex-1 overflow-y-auto bg-ground max-lg:absolute max-lg:inset-0 ${id ? '' : 'max-lg:hidden'}`}
      >
        {id ? <OpenedFeedback query={opened} drafts={drafts} /> : <NothingOpen />}
      </div>
    </div>
  )
}

function NothingOpen() {
  return (
    <EmptyState
      title="No verdict open"
      text={
        <>
          <Key>j</Key> and <Key>k</Key> move, <Key>Enter</Key> opens, <Key>a</Key> answers.
        </>
      }
    />
  )
}

function Key({ children }: { children: string }) {
  return <kbd className="rounded-ui bg-raised px-1.5 font-sans text-text">{children}</kbd>
}

function Waiting() {
  return (
    <div aria-hidden className="flex flex-col">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="flex h-16 flex-col justify-center gap-2 border-b border-line px-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-64" />
        </div>
      ))}
    </div>
  )
}
