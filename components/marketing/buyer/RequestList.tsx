import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import type { RequestLine } from '../../../lib/domain/buyer-voice'
import { errorWords } from '../../lead/error-words'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { FirstRun } from '../FirstRun'
import { useRequests } from './buyer-queries'
import { RequestRow } from './RequestRow'

type Choice = 'open' | 'planned' | 'done'

const NONE: Record<Choice, string> = {
  open: 'None: every request has an answer.',
  planned: 'None is planned.',
  done: 'None was shipped or declined yet.',
}

/** What reps ask marketing for; those that most want first. */
export function RequestList() {
  const { data: requests, error, refetch } = useRequests()
  const [choice, setChoice] = useState<Choice>('open')
  if (error)
    return (
      <div className="py-4">
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'The requests could not be read.')}
        </ErrorNote>
      </div>
    )
  if (!requests) return <Spinner label="Reading the requests" />
  if (requests.length === 0)
    return (
      <>
        <EmptyState
          icon={Lightbulb}
          title="Requests arrive here"
          text="A rep whose search finds nothing good clicks “Ask marketing for this”."
        />
        <FirstRun />
      </>
    )
  const having = (which: Choice) => requests.filter((request) => choiceOf(request) === which)
  const shown = having(choice).sort((a, b) => b.votes.length - a.votes.length || b.at - a.at)
  return (
    <>
      <div className="-mx-2 py-2">
        <Segmented<Choice>
          label="Show"
          options={[
            { value: 'open', label: 'Open', count: having('open').length },
            { value: 'planned', label: 'Planned', count: having('planned').length },
            { value: 'done', label: 'Done', count: having('done').length },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </div>
      {shown.length === 0 ? (
        <p className="py-4 text-muted">{NONE[choice]}</p>
      ) : (
        <ul aria-label="Requests" className="max-w-3xl">
          {shown.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
    </>
  )
}

function choiceOf({ outcome }: RequestLine): Choice {
  if (!outcome) return 'open'
  return outcome.kind === 'planned' ? 'planned' : 'done'
}
