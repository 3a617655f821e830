import { Inbox } from 'lucide-react'
import { useState } from 'react'
import type { AnswerDraft } from '../../../lib/domain/answer-draft'
import { counted, numberWords } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import type { Drafts } from '../drafts'
import { FirstRun } from '../FirstRun'
import { PageHead } from '../PageHead'
import { useDebounced } from '../../lead/use-debounced'
import { useReturnFocus } from '../use-return-focus'
import { useTitle } from '../use-title'
import { useFeedbackList, type FeedbackFilter } from './feedback-queries'
import { InboxFilters } from './InboxFilters'
import { InboxPanes } from './InboxPanes'

interface InboxPageProps {
  /** The opened verdict. */
  id: string | undefined
  /** The person came from another page of the house. */
  arrived: boolean
  drafts: Drafts<AnswerDraft>
}

const EVERYTHING: FeedbackFilter = {}

/** Verdicts of sales, to read and to answer. */
export function InboxPage({ id, arrived, drafts }: InboxPageProps) {
  const [filter, setFilter] = useState(EVERYTHING)
  // Typing does not ask at each letter; a click asks at once.
  const text = useDebounced(filter.text, 150)
  const all = useFeedbackList(EVERYTHING)
  const counts = all.data?.pages[0]?.counts
  useReturnFocus({ page: 'inbox', id })
  useTitle(id ? undefined : counts?.new ? `${numberWords(counts.new)} new · Inbox` : 'Inbox')
  return (
    <div className="flex h-full flex-col">
      <header
        className={`flex-col gap-3 border-b border-line px-4 py-4 lg:flex lg:px-6 ${id ? 'hidden' : 'flex'}`}
      >
        {counts ? (
          <PageHead
            focus={arrived}
            number={counts.total === 0 ? 'No verdicts' : `${numberWords(counts.new)} new`}
            line={counts.total > 0 && `of ${counted(counts.total, 'verdict')}`}
          />
        ) : all.error ? (
          <PageHead focus={arrived} number="Inbox" />
        ) : (
          <>
            <Skeleton className="h-8 w-48" />
            <Skeleton className="h-8 w-80" />
          </>
        )}
        {counts && counts.total > 0 && <InboxFilters filter={filter} onChange={setFilter} counts={counts} />}
      </header>
      {counts?.total === 0 && !id ? (
        <>
          <EmptyState
            icon={Inbox}
            title="Verdicts arrive here"
            text="A rep clicks Good lead, Not yet or Bad lead in the panel; it comes with what the rep saw."
          />
          <FirstRun />
        </>
      ) : (
        <InboxPanes
          id={id}
          filter={{ ...filter, text }}
          drafts={drafts}
          onClear={() => setFilter(EVERYTHING)}
        />
      )}
    </div>
  )
}
