import { MessageCircleQuestionMark } from 'lucide-react'
import { counted } from '../../ui/counted'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { errorWords } from '../../lead/error-words'
import { FirstRun } from '../FirstRun'
import { PageHead } from '../PageHead'
import { useTitle } from '../use-title'
import { useDisputes } from './dispute-queries'
import { DisputeRow } from './DisputeRow'

/** The stages that reps dispute, to read: they stand beside the computed ones until the rep takes them back. */
export function DisputesPage({ arrived }: { arrived: boolean }) {
  const { data: disputes, error, refetch } = useDisputes()
  useTitle('Disputed stages')
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-col gap-1 border-b border-line px-4 py-4 lg:px-6">
        {disputes ? (
          <PageHead
            focus={arrived}
            number={disputes.length === 0 ? 'No disputed stages' : counted(disputes.length, 'disputed stage')}
          />
        ) : error ? (
          <PageHead focus={arrived} number="Disputed stages" />
        ) : (
          <Skeleton className="h-8 w-56" />
        )}
        {disputes && disputes.length > 0 && (
          <p className="text-muted">The rep’s stage stands beside the computed one and does not change it.</p>
        )}
      </header>
      {disputes?.length === 0 ? (
        <>
          <EmptyState
            icon={MessageCircleQuestionMark}
            title="Disputes arrive here"
            text="A rep clicks “Not so?” under a stage in the panel; it comes with the right stage and why."
          />
          <FirstRun />
        </>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-4 lg:px-6">
          {disputes ? (
            <ul aria-label="Disputed stages" className="max-w-3xl">
              {disputes.map((dispute) => (
                <DisputeRow key={dispute.id} dispute={dispute} />
              ))}
            </ul>
          ) : error ? (
            <div className="py-4">
              <ErrorNote onRetry={() => void refetch()}>
                {errorWords(error, 'The disputed stages could not be read.')}
              </ErrorNote>
            </div>
          ) : (
            <Waiting />
          )}
        </div>
      )}
    </div>
  )
}

function Waiting() {
  return (
    <div aria-hidden className="max-w-3xl">
      {Array.from({ length: 3 }, (_, index) => (
        <div key={index} className="flex h-24 flex-col justify-center gap-2 border-b border-line">
          <Skeleton className="h-4 w-56 max-w-full" />
          <Skeleton className="h-4 w-80 max-w-full" />
        </div>
      ))}
    </div>
  )
}
